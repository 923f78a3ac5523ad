package dev.bellwether.journey;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.Mail;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens at one location of a journey in which the service is killed: something goes wrong, and what comes of it. */
final class Trouble {

    private static final String SCHEME = "hmac-sha256:data";
    /** It may be killed, started again, and wait as long as its rules want. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String location;
    private final boolean held;
    private final Turn turn;
    private volatile Instant posted;
    private volatile Instant accepted;

    /** What becomes of it. */
    enum Turn {
        /** Nothing: it goes on. */
        LASTS,
        /** It is over a second later, before it counts. */
        RECOVERS,
        /** Somebody takes care once they have read of it. */
        TAKEN,
        /** Somebody says that it is over once they have read of it. */
        CLOSED
    }

    /**
     * At that location.
     *
     * @param held whether it is the loss of a device, which must last before it counts; else an alarm
     */
    Trouble(String location, boolean held, Turn turn) {
        this.location = location;
        this.held = held;
        this.turn = turn;
    }

    /** Six of these, of every kind. */
    static List<Trouble> wave(String name) {
        return List.of(
                new Trouble(name + "-loss", true, Turn.LASTS),
                new Trouble(name + "-blink", true, Turn.RECOVERS),
                new Trouble(name + "-alarm", false, Turn.LASTS),
                new Trouble(name + "-taken", true, Turn.TAKEN),
                new Trouble(name + "-smoke", false, Turn.LASTS),
                new Trouble(name + "-closed", true, Turn.CLOSED));
    }

    String location() {
        return location;
    }

    boolean isHeld() {
        return held;
    }

    Turn turn() {
        return turn;
    }

    /** When Bikeep first tried to tell. */
    Instant posted() {
        return posted;
    }

    /** When it had been told. */
    Instant accepted() {
        return accepted;
    }

    /** The id of its one incident. */
    String incident(Mortal service) {
        return service.get("/api/v1/incidents?location=" + location).path(0).path("id").asText();
    }

    /** Goes wrong. */
    void begin(Mortal service) {
        posted = Instant.now();
        post(service, held ? "connection" : "alarm", held
                ? ",\"connection\":\"offline\""
                : ",\"alarm_category\":\"power\",\"alarm_reason\":\"battery_low\"");
        accepted = Instant.now();
    }

    /** What comes of it, after a second. */
    void goOn(Mortal service) {
        switch (turn) {
            case LASTS -> {}
            case RECOVERS -> post(service, "connection", ",\"connection\":\"online\"");
            case TAKEN -> say(service, "acknowledge");
            case CLOSED -> say(service, "resolve");
        }
    }

    private void say(Mortal service, String word) {
        await().atMost(PATIENCE).until(() -> Services.mail().mails().stream().anyMatch(this::isTold));
        // 409: it was taken, and the answer lost with the one who gave it
        service.post("/api/v1/incidents/" + incident(service) + "/" + word, "", 200, 409);
    }

    @Override
    public String toString() {
        return location;
    }

    private boolean isTold(Mail mail) {
        return mail.to().contains(KillPointJourneyIT.ONCALL) && mail.subject().contains(location);
    }

    private void post(Mortal service, String type, String what) {
        String data = "{\"location_id\":\"%1$s\",\"device_id\":\"dev-of-%1$s\",\"timestamp\":\"%2$s\"%3$s}"
                .formatted(location, Instant.now(), what);
        service.post("/webhooks/bikeep", Signer.envelope(SCHEME, Services.SEED, type, data), 202);
    }
}
