package dev.bellwether.receive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Notice;
import dev.bellwether.limit.RateLimit;
import dev.bellwether.normalize.Normalizer;
import dev.bellwether.receive.Answer.Taken;
import dev.bellwether.receive.quarantine.Quarantine;
import dev.bellwether.receive.spool.Delivery;
import dev.bellwether.receive.verify.Verdict;
import dev.bellwether.receive.verify.Verifier;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * The way of one delivery: read, prove, recognize, normalize, make safe. Runs on the event loop and never blocks it, so
 * whatever blocks (the pin is in the database) is done at start.
 */
@Startup
@ApplicationScoped
class Receiver {

    // numbers stay as Bikeep wrote them: 1.10 does not become 1.1
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final WebhookSettings settings;
    private final EnvelopeReader reader;
    private final Verifier verifier;
    private final RecentBodies recent;
    private final RateLimit unproven;
    private final Normalizer normalizer;
    private final Safekeeping safekeeping;
    private final Quarantine quarantine;
    private final ReceiveMetrics metrics;
    private final InstantSource clock;

    Receiver(
            WebhookSettings settings,
            Verifier verifier,
            Safekeeping safekeeping,
            Quarantine quarantine,
            ReceiveMetrics metrics,
            InstantSource clock) {
        this.settings = settings;
        this.reader = new EnvelopeReader(settings.maxDepth());
        this.verifier = verifier;
        this.recent = new RecentBodies(settings.duplicates());
        this.unproven = new RateLimit(
                settings.unproven().perMinute(), settings.unproven().perMinuteInAll());
        this.normalizer = Normalizers.of(settings);
        this.safekeeping = safekeeping;
        this.quarantine = quarantine;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Takes a delivery.
     *
     * @param body   as sent, not longer than the limit
     * @param client the caller's address, for its limit of unproven deliveries; asked for only then
     * @return what to answer; never fails
     */
    Uni<Answer> receive(byte[] body, Supplier<String> client) {
        metrics.received();
        return answer(body, client).invoke(metrics::answered);
    }

    /** Refuses a delivery before its body is looked at; returns what to answer. */
    Answer refuse(Answer.Refused refused) {
        metrics.received();
        metrics.answered(refused);
        return refused;
    }

    private Uni<Answer> answer(byte[] body, Supplier<String> client) {
        if (!verifier.hasSeed()) {
            return now(Refusals.noSeed(settings.retryAfter()));
        }
        EnvelopeReader.Reading reading = reader.read(body);
        if (reading instanceof EnvelopeReader.Malformed malformed) {
            return now(Refusals.malformed(malformed));
        }
        if (reading instanceof EnvelopeReader.Envelope envelope) {
            Verdict verdict = verifier.verify(envelope.signed());
            return verdict instanceof Verdict.Unproven no
                    ? now(unproven(body, client, no.why()))
                    : proven(body, envelope);
        }
        return now(unproven(body, client, "the envelope carries no hash"));
    }

    private Answer unproven(byte[] body, Supplier<String> client, String why) {
        String address = client.get();
        long wait = unproven.secondsToWait(address);
        if (wait > 0) {
            return Refusals.rateLimited(wait);
        }
        quarantine.keep(body, why, address);
        return Refusals.unproven();
    }

    private Uni<Answer> proven(byte[] body, EnvelopeReader.Envelope envelope) {
        RecentBodies.Key key = RecentBodies.key(body);
        List<EventId> known = recent.find(key);
        if (known != null) {
            return now(new Taken("duplicate", known));
        }
        JsonNode data = tree(envelope.data());
        if (Normalizer.count(data) > settings.maxEvents()) {
            return now(Refusals.tooManyEvents(settings.maxEvents()));
        }
        // no finer than the spool keeps it, so that the same events come out of there
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<DeviceEvent> events = normalizer.normalize(envelope.type(), data, now);
        return safekeeping.keep(new Delivery(envelope.type(), envelope.data(), now), events).map(outcome -> switch (outcome) {
            case SAFE -> taken(key, events);
            case TOO_LONG -> Refusals.eventTooLong();
            case NOWHERE -> Refusals.unavailable(settings.retryAfter());
        });
    }

    private Answer taken(RecentBodies.Key body, List<DeviceEvent> events) {
        recent.remember(body, events);
        metrics.published(events);
        boolean nobodyIsCalled = !events.isEmpty() && events.stream().allMatch(Notice.class::isInstance);
        return new Taken(nobodyIsCalled ? "ignored" : "accepted", events.stream().map(DeviceEvent::id).toList());
    }

    /** The tree of a data member that the reader has found. */
    static JsonNode tree(byte[] data) {
        try {
            return JSON.readTree(new String(data, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the reader has already walked this JSON", e);
        }
    }

    private static Uni<Answer> now(Answer answer) {
        return Uni.createFrom().item(answer);
    }
}
