package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.pagerduty.FakePagerDuty.Alert;
import dev.bellwether.testkit.FarSides;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A PagerDuty in trouble. What it took twice it knows as the same alert, by its dedup_key. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(FarSides.InTrouble.class)
@Tag("app")
class PagerDutyTroubleAppIT {

    private static final Set<Way> PAGER = EnumSet.of(Way.PAGER);

    @Inject
    ToldByHand hand;

    @BeforeEach
    void clear() {
        FarSides.clear();
        advance(Duration.ofHours(1));
    }

    @AfterEach
    void asBefore() {
        FarSides.clear();
        hand.forget();
    }

    @Test
    void a_pagerduty_that_refuses_connections_for_an_hour_delays_nobody_and_has_the_newest_afterwards_once() {
        Story story = new Story(hand, "pager-down", PAGER);
        FarSides.pagerDutyServer().down();
        story.begins();
        story.halfAnHourPasses();
        story.goesOn();
        story.halfAnHourPasses();
        story.isNotShown();

        FarSides.pagerDutyServer().up();
        story.isTold();
        story.isToldOnce();
        assertThat(FarSides.pagerDuty().alerts()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void a_pagerduty_in_trouble_delays_nobody_and_has_one_alert_for_each_incident_afterwards(HttpTrouble trouble) {
        Story story = new Story(hand, "pager-" + trouble, PAGER);
        FarSides.pagerDuty().faults().always(trouble.fault());
        story.begins();
        hand.dispatch();
        story.goesOn();
        story.minutesPass(1);

        FarSides.pagerDuty().faults().lift();
        story.isTold();
        story.copiesAreKnown(Way.PAGER);
        story.copiesAreOfAttempts(Way.PAGER);
        if (!trouble.takes()) {
            story.isToldOnce();
        }
        assertThat(FarSides.pagerDuty().alerts()).extracting(Alert::dedupKey).doesNotHaveDuplicates();
        story.incidents().forEach(incident -> assertThat(Way.PAGER.took(incident))
                .allMatch(telling -> telling.id().equals(incident.id().toString())));
    }
}
