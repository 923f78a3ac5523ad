package dev.bellwether.receive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.normalize.Normalizer;
import dev.bellwether.receive.EnvelopeReader.Envelope;
import dev.bellwether.receive.EnvelopeReader.Malformed;
import dev.bellwether.receive.EnvelopeReader.Unsigned;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What the receiver would make of an envelope, for whoever only asks: nothing is proven, so its hash is not looked at, and
 * nothing is published.
 */
@Singleton
public final class Rehearsal {

    private final EnvelopeReader reader;
    private final Normalizer normalizer;
    private final int maxEvents;

    Rehearsal(WebhookSettings settings) {
        this.reader = new EnvelopeReader(settings.maxDepth());
        this.normalizer = Normalizers.of(settings);
        this.maxEvents = settings.maxEvents();
    }

    /** By the settings of the environment, for where the service does not run. */
    public static Rehearsal byEnvironment() {
        return new Rehearsal(new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredConverters()
                .withMapping(WebhookSettings.class)
                .withValidateUnknown(false) // the service's other settings are none of ours
                .build()
                .getConfigMapping(WebhookSettings.class));
    }

    /** What comes of an envelope. */
    public sealed interface Outcome {}

    /**
     * Events.
     *
     * @param events in the order they were sent
     */
    public record Events(List<DeviceEvent> events) implements Outcome {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * A refusal.
     *
     * @param why words for the caller
     */
    public record Refused(String why) implements Outcome {}

    /**
     * What would come of it.
     *
     * @param body an envelope as Bikeep sends it, with a hash or without
     * @param now  when it would be received
     */
    public Outcome of(byte[] body, Instant now) {
        EnvelopeReader.Reading reading = reader.read(body);
        if (reading instanceof Envelope envelope) {
            return events(envelope.type(), envelope.data(), now);
        } else if (reading instanceof Unsigned unsigned) {
            byte[] data = Arrays.copyOfRange(body, unsigned.data().start(), unsigned.data().end());
            return events(unsigned.type(), data, now);
        } else if (reading instanceof Malformed malformed) {
            return new Refused(malformed.detail());
        }
        throw new IllegalStateException("no such reading: " + reading);
    }

    private Outcome events(String type, byte[] data, Instant now) {
        JsonNode tree = Receiver.tree(data);
        return Normalizer.count(tree) > maxEvents
                ? new Refused("The body holds more than " + maxEvents + " events.")
                : new Events(normalizer.normalize(type, tree, now));
    }
}
