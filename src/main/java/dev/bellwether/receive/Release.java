package dev.bellwether.receive;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import dev.bellwether.normalize.Normalizer;
import dev.bellwether.receive.EnvelopeReader.Envelope;
import dev.bellwether.receive.EnvelopeReader.Unsigned;
import dev.bellwether.receive.spool.Delivery;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Lets in what was not proven because somebody vouches for it: the same way as if it had been, from the normalizer on, and as of
 * when it came.
 */
@Singleton
public final class Release {

    private final WebhookSettings settings;
    private final EnvelopeReader reader;
    private final NormalizedContents contents;
    private final Safekeeping safekeeping;
    private final ReceiveMetrics metrics;

    Release(
            WebhookSettings settings, NormalizedContents contents, Safekeeping safekeeping, ReceiveMetrics metrics) {
        this.settings = settings;
        this.reader = new EnvelopeReader(settings.maxDepth());
        this.contents = contents;
        this.safekeeping = safekeeping;
        this.metrics = metrics;
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * It is safe.
     *
     * @param ids of its events, in the order they were sent
     */
    public record Released(List<EventId> ids) implements Outcome {
        public Released {
            ids = List.copyOf(ids);
        }
    }

    /**
     * It never can be.
     *
     * @param why words for whoever wanted it
     */
    public record Impossible(String why) implements Outcome {}

    /** Nobody could take it just now. */
    public record NotNow() implements Outcome {}

    /** Processes a body that came then; waits, for a bounded time, until it is safe. */
    public Outcome of(byte[] body, Instant receivedAt) {
        EnvelopeReader.Reading reading = reader.read(body);
        if (reading instanceof Envelope envelope) {
            return process(new Delivery(envelope.type(), envelope.data(), receivedAt));
        } else if (reading instanceof Unsigned unsigned) {
            byte[] data = Arrays.copyOfRange(body, unsigned.data().start(), unsigned.data().end());
            return process(new Delivery(unsigned.type(), data, receivedAt));
        }
        return new Impossible("it is no envelope");
    }

    private Outcome process(Delivery delivery) {
        if (Normalizer.count(Receiver.tree(delivery.data())) > settings.maxEvents()) {
            return new Impossible("it holds more than " + settings.maxEvents() + " events");
        }
        List<DeviceEvent> events = contents.of(delivery);
        return switch (safekeeping.keep(delivery, events).await().indefinitely()) { // it gives up by itself
            case SAFE -> {
                metrics.published(events);
                yield new Released(events.stream().map(DeviceEvent::id).toList());
            }
            case TOO_LONG -> new Impossible("an event of it is longer than can be passed on");
            case NOWHERE -> new NotNow();
        };
    }
}
