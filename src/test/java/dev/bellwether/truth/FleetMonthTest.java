package dev.bellwether.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.consume.QuietByHand;
import dev.bellwether.local.bikeep.sim.Plan;
import dev.bellwether.local.bikeep.sim.Truth;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.testkit.Http;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** {@code mvn -Ptruth -Dtruth.seed=…}: a fleet over a month, and what people were told of it. */
@QuarkusTest
@TestProfile(FleetMonthTest.OnTheFleetsClock.class)
@QuarkusTestResource(value = FleetServices.class, restrictToAnnotatedClass = true)
class FleetMonthTest {

    /** The last webhooks trickle in after the end, and what they leave behind is settled. */
    private static final Duration AFTERWARDS = Duration.ofHours(3);

    @TestHTTPResource
    URI service;

    @Inject
    DataSource database;

    @Inject
    PollByHand poller;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    QuietByHand watch;

    @Inject
    Polls polls;

    /** The service goes by the fleet's clock. */
    public static final class OnTheFleetsClock implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FleetClock.class);
        }
    }

    @Test
    void every_outage_is_told_and_nothing_is_called_over_that_is_not() {
        Plan plan = FleetServices.plan();
        Truth truth = FleetServices.simulation().truth();
        truth.write(Path.of("target", "truth", "truth-" + plan.seed() + ".json"));
        Ledger ledger = new Ledger(database);
        Drive drive = new Drive(ledger, new Http(service), poller, dispatcher, watch);

        long began = System.nanoTime();
        drive.until(plan.end().plus(AFTERWARDS));

        Comparison comparison = new Comparison(plan, truth, ledger.incidents());
        Dropped dropped = new Dropped(truth, polls.all(), ledger.missed(), ledger.raised());
        Table table = new Table(plan, truth, comparison, dropped);
        System.out.println(table.print(
                new Table.Run(ledger, drive.arrived(), polls, Duration.ofNanos(System.nanoTime() - began))));

        assertThat(comparison.mustBeTold()).isNotEmpty();
        assertThat(comparison.untold()).as("untold").isEmpty();
        assertThat(comparison.falselyRecovered()).as("falsely recovered").isEmpty();
        assertThat(comparison.unrecovered()).as("over, but never called so").isEmpty();
        assertThat(dropped.unnoticed())
                .as("dropped webhooks that were not noticed: at most one in a hundred")
                .hasSizeLessThanOrEqualTo(dropped.visible().size() / 100);
        List<Duration> recoveries = comparison.recoveries();
        assertThat(recoveries).isNotEmpty().allSatisfy(took -> assertThat(took)
                .isLessThanOrEqualTo(Duration.ofMinutes(5).plusSeconds(10)));
    }
}
