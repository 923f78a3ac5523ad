package dev.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.faults.Schedule.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker's own test: a service that acknowledges what it has not committed loses something, and that is seen. */
class PlantedBugIT {

    private static final Map<String, String> ACKNOWLEDGED_BEFORE_COMMIT = Map.of(
            "mp.messaging.incoming.events-in.commit-strategy", "ignore",
            "mp.messaging.incoming.events-in.enable.auto.commit", "true",
            "mp.messaging.incoming.events-in.auto.commit.interval.ms", "20");

    @Test
    void acknowledging_before_the_commit_is_found_out() throws Exception {
        Schedule killed = new Schedule(
                1, List.of(new Step(Trouble.DATABASE_SLOW, 0, 3_000), new Step(Trouble.SERVICE_KILLED, 2_500, 0)));
        try (World world = new World(ACKNOWLEDGED_BEFORE_COMMIT)) {
            Findings findings = new Run(world, 150, Duration.ofSeconds(2), Duration.ofSeconds(8)).play(killed);
            System.out.println(findings.faults().size() + " faults found, for instance " + findings.faults().get(0));
            assertThat(findings.lost()).isPositive();
        }
    }
}
