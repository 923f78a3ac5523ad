package dev.bellwether.local.bikeep;

import dev.bellwether.local.service.Daemon;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Sends signed webhooks to one address and tries again, a few times, while that does not answer with a 2xx. */
public final class Webhooks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final int MOST_ATTEMPTS = 6;

    private final URI target;
    private final Envelope envelope;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ScheduledExecutorService timer = Daemon.timer("bikeep-webhooks");
    private final AtomicInteger toDrop = new AtomicInteger();
    private final AtomicInteger toRepeat = new AtomicInteger();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /** One attempt; a status of 0 is no answer. */
    public record Delivery(String type, int attempt, int status) {}

    /** Makes the signed body of a webhook from its type and the text of its data. */
    @FunctionalInterface
    public interface Envelope {

        /** The body. */
        String of(String type, String data);
    }

    /** To this address, in this envelope. */
    public Webhooks(URI target, Envelope envelope) {
        this.target = target;
        this.envelope = envelope;
    }

    /** Every attempt so far. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** The next so many webhooks are never sent, as far as the receiver can tell. */
    public void dropNext(int count) {
        toDrop.addAndGet(count);
    }

    /** The next so many webhooks that are sent are sent twice. */
    public void repeatNext(int count) {
        toRepeat.addAndGet(count);
    }

    /** Sends soon; returns at once. */
    public void send(String type, String data) {
        if (oneOf(toDrop)) {
            return;
        }
        String body = envelope.of(type, data);
        attempt(type, body, 1);
        if (oneOf(toRepeat)) {
            attempt(type, body, 1);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static boolean oneOf(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void attempt(String type, String body, int attempt) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(noAnswer -> 0)
                .thenAccept(status -> {
                    deliveries.add(new Delivery(type, attempt, status));
                    if (status < 200 || status > 299) {
                        again(type, body, attempt, status);
                    }
                });
    }

    private void again(String type, String body, int attempt, int status) {
        if (attempt == MOST_ATTEMPTS) {
            LOG.warnf("webhook given up type=%s attempts=%d status=%d", type, attempt, status);
        } else if (!timer.isShutdown()) {
            timer.schedule(() -> attempt(type, body, attempt + 1), 1L << (attempt - 1), TimeUnit.SECONDS);
        }
    }
}
