package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Seeded;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.normalize.Normalizer;
import dev.bellwether.receive.EnvelopeReader.Envelope;
import dev.bellwether.receive.EnvelopeReader.Malformed;
import dev.bellwether.receive.EnvelopeReader.Reading;
import dev.bellwether.receive.Forger.Genuine;
import dev.bellwether.receive.Forger.Kind;
import dev.bellwether.receive.verify.Scheme;
import dev.bellwether.receive.verify.Seed;
import dev.bellwether.receive.verify.Verdict;
import dev.bellwether.receive.verify.Verdict.Proven;
import dev.bellwether.receive.verify.Verifier;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Forged and mutated bodies before the reader, the verifier and the normalizer; as many as {@code -Dfuzz.bodies} says. What is
 * let in must be what was signed: everything the scheme covers says the same. Three things are no forgeries and are counted
 * by themselves: the same bytes again; white space, escapes and the order of members where the scheme looks at the canonical
 * form; and what the scheme leaves uncovered, be it ever so changed (the type, for {@code hmac-sha256:data}): which scheme is
 * used is Bikeep's choice, and nobody but Bikeep can cover more.
 */
class ForgeryFuzzTest {

    private static final int BODIES = Integer.getInteger("fuzz.bodies", 40_000);
    private static final int PER_SEED = 1_000;
    private static final List<String> SCHEMES = List.of(
            "hmac-sha256:data", "hmac-sha256:type+data+version", "sha256:data+seed", "sha256:version+type+data+seed",
            "sha512:seed+data.sorted:base64", "hmac-sha256:data.compact", "hmac-sha1:body", "md5:seed+body", "sha1:data+version+seed");
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MEMORY = 64 << 20;

    private final EnvelopeReader reader = new EnvelopeReader(100);
    private final Normalizer normalizer = Normalizers.of(new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(WebhookSettings.class)
            .build()
            .getConfigMapping(WebhookSettings.class));
    private final Map<Kind, Map<String, Long>> tally = new EnumMap<>(Kind.class);
    private long slowest;

    @Test
    void no_body_is_let_in_that_says_anything_else_than_what_was_signed_and_each_is_answered() {
        long start = System.nanoTime();
        long before = used();
        Seeded.times(BODIES / PER_SEED, random -> {
            for (int i = 0; i < PER_SEED; i += Kind.values().length) {
                Genuine genuine = Genuine.of(SCHEMES.get(random.nextInt(SCHEMES.size())), Forger.SEED, random);
                assertThat(judged(genuine, genuine.body(), false)).isEqualTo("let in: what was signed");
                for (Kind kind : Kind.values()) {
                    byte[] body = kind.of(genuine, random);
                    tally.computeIfAbsent(kind, k -> new TreeMap<>())
                            .merge(judged(genuine, body, random.nextInt(100) == 0), 1L, Long::sum);
                }
            }
        });
        report(Duration.ofNanos(System.nanoTime() - start));
        assertThat(slowest).isLessThan(LONGEST.toNanos());
        assertThat(used() - before).as("memory that is not given back").isLessThan(MEMORY);
        assertThat(tally).containsOnlyKeys(Kind.values());
    }

    private String judged(Genuine genuine, byte[] body, boolean auto) {
        long start = System.nanoTime();
        Reading reading;
        Verdict verdict = null;
        try {
            reading = reader.read(body);
            if (reading instanceof Envelope envelope) {
                verdict = verifier(genuine.scheme(), auto).verify(envelope.signed());
                List<DeviceEvent> events = normalizer.normalize(envelope.type(), Receiver.tree(envelope.data()), Instant.EPOCH);
                events.forEach(event -> assertThat(EventCodec.encode(event).value()).isNotEmpty());
            }
        } catch (RuntimeException | StackOverflowError e) {
            return fail("not answered: " + new String(body, StandardCharsets.ISO_8859_1), e);
        }
        slowest = Math.max(slowest, System.nanoTime() - start);
        if (reading instanceof Malformed malformed) {
            return "refused: " + malformed.reason();
        } else if (verdict == null) {
            return "refused: no hash";
        }
        return verdict instanceof Proven proven ? letIn(genuine, proven.scheme(), body) : "refused: unproven";
    }

    private static String letIn(Genuine genuine, Scheme scheme, byte[] body) {
        // while the scheme is being found out, several may fit: either vouches for what it covers
        if (!isCovered(genuine, scheme.toString(), body) && !isCovered(genuine, genuine.scheme(), body)) {
            fail("let in by %s:%n%s%nof%n%s", scheme, new String(body, StandardCharsets.UTF_8), genuine.text());
        }
        return Covered.meaning(body).equals(Covered.meaning(genuine.body()))
                ? "let in: what was signed"
                : "let in: what the scheme does not cover is changed";
    }

    private static boolean isCovered(Genuine genuine, String scheme, byte[] body) {
        return Covered.by(scheme, body).equals(Covered.by(scheme, genuine.body()));
    }

    private static Verifier verifier(String scheme, boolean auto) {
        return new Verifier(
                List.of(new Seed("another-seed"), new Seed(Forger.SEED)),
                auto ? List.of() : List.of(Scheme.parse(scheme)),
                pinned -> {});
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void report(Duration took) {
        long tried = tally.values().stream().flatMap(each -> each.values().stream()).mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder("%nforged or mutated bodies tried %,d, let in although something covered was changed 0, took %s, slowest %d ms%n"
                .formatted(tried, took.truncatedTo(java.time.temporal.ChronoUnit.MILLIS), TimeUnit.NANOSECONDS.toMillis(slowest)));
        tally.forEach((kind, outcomes) -> text.append("  %-24s %,12d  %s%n"
                .formatted(kind, outcomes.values().stream().mapToLong(Long::longValue).sum(), outcomes)));
        System.out.println(text);
    }
}
