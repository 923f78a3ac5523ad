package dev.bellwether.bikeep;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.testkit.MovedClock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Bikeep whose clock is moved by the test and far from ours, and an application that asks only it, with little
 * patience, and only when a test makes it ask.
 */
public final class MovedBikeep implements QuarkusTestResourceLifecycleManager {

    static final String LOCKERS = "113402";
    static final String DOCKS = "113401";
    static final String HOUSE = "224519";

    private static volatile Running running;

    private final Map<String, String> settings = new HashMap<>();

    private record Running(MovedClock clock, Bikeep bikeep, WebServer server) {}

    static Bikeep bikeep() {
        return running.bikeep;
    }

    static WebServer server() {
        return running.server;
    }

    static MovedClock clock() {
        return running.clock;
    }

    static String location(String code) {
        return running.bikeep.locationId(code);
    }

    static String device(String code, int index) {
        return running.bikeep.deviceIds(code).get(index);
    }

    /** All is well, and the application has forgotten that it ever was not. */
    static void clear() {
        running.server.up();
        running.bikeep.recover();
        CircuitBreakerMaintenance.get().resetAll();
        clock().advance(Duration.ofMinutes(1)); // past every window in which a device takes no command
    }

    /** From now on every request to the API is noted here, and Bikeep's clock moves on by so much with each. */
    static List<Request> seen(Duration step) {
        List<Request> seen = new CopyOnWriteArrayList<>();
        bikeep().faults().always((request, handler, over) -> {
            seen.add(request);
            clock().advance(step);
            return handler.handle(request);
        });
        return seen;
    }

    static List<Request> seen() {
        return seen(Duration.ZERO);
    }

    /** From now on every request for a token is noted here. */
    static List<Request> tokensAsked() {
        List<Request> seen = new CopyOnWriteArrayList<>();
        bikeep().tokenFaults().always((request, handler, over) -> {
            seen.add(request);
            return handler.handle(request);
        });
        return seen;
    }

    @Override
    public int order() {
        return 1; // after Services, whose Bikeep it replaces
    }

    /** Settings of the application; the one called {@code clock} is the time that Bikeep's stands at. */
    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        String time = settings.remove("clock");
        MovedClock clock = new MovedClock(Instant.parse(time == null ? "2020-02-26T10:30:00Z" : time));
        Bikeep bikeep = new Bikeep(clock, Heartbeats.REAL);
        running = new Running(clock, bikeep, WebServer.start(0, bikeep));
        Map<String, String> all = new HashMap<>(Map.of(
                "bellwether.bikeep.api-url", running.server.uri().toString(),
                "bellwether.bikeep.token-url", running.server.uri() + "/oauth2/token",
                "bellwether.bikeep.timeout", "500ms",
                "bellwether.bikeep.retry-delay", "5ms",
                "bellwether.bikeep.breaker-delay", "100ms",
                "bellwether.bikeep.command-poll-interval", "10ms",
                "bellwether.bikeep.command-grace", "100ms",
                "bellwether.bikeep.throttle-patience", "1s",
                "quarkus.scheduler.start-mode", "halted",
                "bellwether.notify.prompt", "false"));
        all.putAll(settings);
        return all;
    }

    @Override
    public void stop() {
        if (running != null) {
            running.server.close();
        }
    }
}
