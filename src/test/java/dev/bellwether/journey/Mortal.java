package dev.bellwether.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.testkit.Http.Answer;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Tokens;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The service of a journey in which it is killed; who asks it asks again until it lives and answers. */
final class Mortal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Map<String, String> settings;
    private final List<Absence> absences = new ArrayList<>();
    private volatile ServiceProcess alive;
    private Instant died;

    /** It was not there, or not ready. */
    private record Absence(Instant from, Instant until) {}

    /** Starts with these settings, each time. */
    Mortal(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Returns when it is ready. */
    void live() {
        ServiceProcess born = ServiceProcess.launch(settings);
        born.http().authorization("Bearer " + Tokens.OPERATOR);
        alive = born;
        born.awaitReady();
        if (died != null) {
            absences.add(new Absence(died, Instant.now()));
        }
    }

    /** Without a word. */
    void die() {
        died = Instant.now();
        alive.kill();
    }

    @Override
    public void close() {
        if (alive != null) {
            alive.kill();
        }
    }

    /** The latest for what was due then: this much later, or as much after it was ready again if it died meanwhile. */
    Instant latest(Instant due, Duration slack) {
        Instant latest = due.plus(slack);
        for (Absence absence : absences) {
            if (!absence.from().isAfter(latest) && !absence.until().isBefore(due)) {
                latest = absence.until().plus(slack);
            }
        }
        return latest;
    }

    /** What is answered. */
    JsonNode get(String path) {
        return insist("GET", path, "", Set.of(200)).json();
    }

    /** Until it is answered with one of these. */
    void post(String path, String body, Integer... good) {
        insist("POST", path, body, Set.of(good));
    }

    private Answer insist(String method, String path, String body, Set<Integer> good) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(AGAIN).until(() -> {
            try {
                answer.set(alive.http().send(method, path, "application/json", body));
                return good.contains(answer.get().status());
            } catch (UncheckedIOException dead) {
                return false;
            }
        });
        return answer.get();
    }
}
