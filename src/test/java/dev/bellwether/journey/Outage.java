package dev.bellwether.journey;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** A device that loses its connection and regains it, as Bikeep tells: again and again until it is accepted. */
final class Outage {

    private static final String SCHEME = "hmac-sha256:data";

    private final String location;
    private Future<?> begun;
    private Future<?> ended;

    Outage(String location) {
        this.location = location;
    }

    String location() {
        return location;
    }

    void begin(Mortal service, ExecutorService teller, Reaper reaper) {
        begun = teller.submit(() -> tell(service, "offline", reaper));
    }

    void end(Mortal service, ExecutorService teller, Reaper reaper) {
        ended = teller.submit(() -> tell(service, "online", reaper));
    }

    boolean isEnded() {
        return ended != null;
    }

    /** Throws when Bikeep had to give up. */
    void check() throws ExecutionException, InterruptedException {
        begun.get();
        ended.get();
    }

    private void tell(Mortal service, String connection, Reaper reaper) {
        String data = "{\"location_id\":\"%1$s\",\"device_id\":\"dev-of-%1$s\",\"timestamp\":\"%2$s\",\"connection\":\"%3$s\"}"
                .formatted(location, Instant.now(), connection);
        service.post("/webhooks/bikeep", Signer.envelope(SCHEME, Services.SEED, "connection", data), 202);
        reaper.accepted(location);
    }
}
