package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.SeverityRule;
import dev.bellwether.decide.StormRule;
import dev.bellwether.decide.file.RulesFile;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.incident.Severity;
import dev.bellwether.local.slack.Limit;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * More incidents than Slack takes messages, by the production's pace, through webhooks, Kafka and PostgreSQL. A long one:
 * {@code -Dbellwether.test.storm.incidents=500 -Dbellwether.test.storm.seconds=60}.
 */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(SlackLimitAppIT.AsInProduction.class)
class SlackLimitAppIT {

    private static final Duration PACE = Duration.ofSeconds(1);
    /** How likely it is that somebody else's message follows one of ours in the channel. */
    private static final double OTHERS = 0.35;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Slack at the default pace; what waits is tried again as soon as by default. */
    public static final class AsInProduction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.slack.pace", "1s", "bellwether.slack.calls-per-minute", "50",
                    "bellwether.notify.max-backoff", "1m");
        }
    }

    @Inject
    RulesFile rules;

    @Inject
    DataSource database;

    private final long seed = Long.getLong("bellwether.test.seed", System.nanoTime());
    private Rules before;

    @AfterEach
    void asBefore() {
        rules.take(before);
        Services.clear();
    }

    @Test
    void in_a_storm_every_incidents_newest_state_is_in_slack_what_is_critical_first_and_none_before_slack_allows() {
        Services.clear();
        before = rules.now();
        rules.take(oneByOne());
        Limit limit = new Limit(InstantSource.system(), PACE, OTHERS, seed);
        Services.slack().limit(limit);
        Onslaught onslaught = Onslaught.of(
                Integer.getInteger("bellwether.test.storm.incidents", 15),
                Duration.ofSeconds(Integer.getInteger("bellwether.test.storm.seconds", 3)),
                seed);

        Instant began = Instant.now();
        onslaught.play();
        Outlook outlook = new Outlook(database, onslaught);
        await().pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofSeconds(60).plus(PACE.multipliedBy(5L * onslaught.incidents())))
                .until(outlook::isQuiet);
        StormTable table = new StormTable(onslaught, outlook, limit);
        System.out.println(table.print(seed, Duration.between(began, Instant.now())));

        assertThat(outlook.failed()).as("dropped").isZero();
        assertThat(outlook.wrong()).as("whose newest state is not what Slack shows").isEmpty();
        assertThat(outlook.twice()).as("told twice").isEmpty();
        assertThat(limit.refused()).as("429").isPositive();
        assertThat(limit.violations()).as("calls before Retry-After").isEmpty();
        assertThat(table.closest()).as("between two messages").isGreaterThanOrEqualTo(PACE);
        assertThat(table.criticals()).isNotEmpty();
        assertThat(table.p(table.criticals(), 99)).as("critical, p99").isLessThan(SOON);
    }

    /** All to one Slack channel, at once, each by itself, and some of it mild enough to get worse. */
    private Rules oneByOne() {
        Rules.Receiver oncall = before.receivers().get("oncall");
        List<Rules.Integration> bot = oncall.integrations().stream()
                .filter(integration -> integration.settings().containsKey("bot_token"))
                .toList();
        Map<String, Rules.Receiver> receivers = Map.of(
                "oncall", new Rules.Receiver("oncall", bot),
                "hosts", before.receivers().get("hosts"),
                "keepers", before.receivers().get("keepers"));
        Matcher mild = new Matcher(Label.DEVICE_TYPE, Matcher.Operator.EQUAL, Onslaught.MILD);
        return new Rules(
                before.route(), receivers, List.of(new SeverityRule(List.of(mild), Severity.INFO)), List.of(), List.of(),
                Map.of(), before.endings(), before.reopen(), before.flapping(),
                new StormRule(1_000_000, Duration.ofMinutes(5)), null, null, null);
    }
}
