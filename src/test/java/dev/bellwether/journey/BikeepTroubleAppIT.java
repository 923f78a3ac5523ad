package dev.bellwether.journey;

import static dev.bellwether.journey.Told.of;
import static dev.bellwether.journey.Told.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bikeep's API in trouble: alarms are told all the same, and nothing ends by guesswork. More troubles are tried on the calls
 * themselves; here are those that the service as a whole meets in ways of their own.
 */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(BikeepTroubleAppIT.Impatient.class)
class BikeepTroubleAppIT {

    private static final Pattern POLLED = Pattern.compile("polled \\d+ s ago");
    private static final String FAILED = "bellwether_directory_polls_total{outcome=\"failed\"}";
    private static final String SUCCEEDED = "bellwether_directory_polls_total{outcome=\"succeeded\"}";
    private static final Duration LONG = Duration.ofSeconds(30);

    /** What is slow for a test is slow. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bellwether.bikeep.timeout", "300ms", "bellwether.bikeep.retries", "1");
        }
    }

    /** A way for Bikeep's API to be of no use. */
    enum Trouble {
        DOWN {
            @Override
            void begin() {
                Services.bikeepServer().down();
            }
        },
        SLOW {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.slow(Duration.ofSeconds(2)));
            }
        },
        HANGING {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.hang());
            }
        },
        FAILING {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.status(500));
            }
        },
        THROTTLING_WITH_A_TIME {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.tooManyRequests(Duration.ofSeconds(1)));
            }
        },
        TALKING_HTML {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.html());
            }
        },
        CUTTING_ITS_ANSWERS_SHORT {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.halfBody());
            }
        },
        REFUSING_EVERY_TOKEN {
            @Override
            void begin() {
                Services.bikeep().faults().always(Fault.status(401));
            }
        },
        GIVING_NO_TOKEN {
            @Override
            void begin() {
                Services.bikeep().tokenFaults().always(Fault.status(503));
                Services.bikeep().revokeTokens();
            }
        };

        abstract void begin();

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @BeforeEach
    void clear() {
        Records.here().calm();
    }

    @ParameterizedTest(name = "Bikeep {0}")
    @EnumSource
    void an_alarm_is_told_with_what_was_known_and_an_outage_ends_only_when_the_trouble_is_over(Trouble trouble) {
        String broken = Told.code(trouble.ordinal() % 6);
        String other = Told.code(6 + trouble.ordinal() % 6);
        outage(broken);

        trouble.begin();
        awaitMore(FAILED, 1);
        Services.bikeep().wake(broken); // nobody can see it
        post("alarm", Services.bikeep().alarm(other, "security", "while_" + trouble.written()));

        assertThat(Await.slackCall("while_" + trouble.written()).everything())
                .contains(of(other, "name"), of(other, "address"))
                .containsPattern(POLLED);
        awaitMore(FAILED, 2);
        assertThat(Records.here().incidents(of(broken, "id"))).last().isEqualTo("OPEN");
        assertThat(Told.slack("Resolved: Location outage")).isEmpty();

        Services.bikeepServer().up();
        Services.bikeep().faults().lift();
        Services.bikeep().tokenFaults().lift();
        assertThat(Await.slackCall("Resolved: Location outage · " + of(broken, "name")).everything())
                .contains("polling");
    }

    @ParameterizedTest(name = "Bikeep''s clock ahead by {0} min")
    @ValueSource(longs = {60, -60})
    void with_bikeeps_clock_wrong_outages_are_told_and_end_and_alarms_are_told(long minutes) {
        String seen = Told.code(1);
        String heard = Told.code(2);
        Services.skew(Duration.ofMinutes(minutes));
        awaitMore(SUCCEEDED, 2);
        outage(seen);
        outage(heard);
        post("alarm", Services.bikeep().alarm(Told.code(3), "security", "skewed_by_" + minutes));
        assertThat(Await.slackCall("skewed_by_" + minutes).everything()).containsPattern(POLLED);
        awaitMore(SUCCEEDED, 2);
        assertThat(Told.slack("Resolved: Location outage")).isEmpty();

        Services.bikeep().wake(seen);
        Await.slackCall("Resolved: Location outage · " + of(seen, "name"));

        Services.bikeep().wake(heard);
        post("connection", Services.bikeep().connection(heard));
        Await.slackCall("Resolved: Location outage · " + of(heard, "name"));
        assertThat(Duration.between(Instant.parse(resolvedAt(heard)), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    private static String resolvedAt(String code) {
        return Records.here().list("select to_char(max(resolved_at) at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " from incident where location = '" + of(code, "id") + "'")
                .get(0);
    }

    private static void outage(String code) {
        Told.silence(code);
        post("connection_confirmed", Services.bikeep().confirmed(code));
        Await.slackCall("Location outage · " + of(code, "name"));
    }

    private static void awaitMore(String series, int times) {
        double before = Metrics.value(series);
        await().atMost(LONG).until(() -> Metrics.value(series) >= before + times);
    }
}
