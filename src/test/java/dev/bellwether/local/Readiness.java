package dev.bellwether.local;

import dev.bellwether.local.service.Daemon;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the service whether it is ready until it is. */
final class Readiness {

    private final HttpRequest question;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Daemon.timer("local-readiness");

    private Readiness(URI service) {
        question = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    static Readiness of(URI service) {
        return new Readiness(service);
    }

    /** Runs it once, when the service is ready. */
    void then(Runnable action) {
        timer.scheduleWithFixedDelay(
                () -> {
                    if (ready()) {
                        timer.shutdown();
                        action.run();
                    }
                },
                1, 1, TimeUnit.SECONDS);
    }

    private boolean ready() {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (Exception notYet) {
            return false;
        }
    }
}
