package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Sighting;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Notice;
import dev.bellwether.testkit.Events;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What Bikeep's maintenance log silences: from its words to the silences that are kept. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class MaintenanceAppTest {

    private static final Duration LASTS = Duration.ofHours(2);

    @Inject
    Pipeline pipeline;

    @Inject
    MaintenanceWindows windows;

    @Inject
    Silences silences;

    private String entry;
    private LocationRef where;

    @BeforeEach
    void elsewhere(TestInfo test) {
        entry = test.getTestMethod().orElseThrow().getName();
        where = new LocationRef("at-" + entry, null, null, null, null);
        advance(Duration.ofDays(1));
    }

    @Test
    void an_entry_silences_its_location_is_extended_and_ends_with_it() {
        says("created", LASTS);
        says("created", LASTS);
        Silence begun = only();
        assertThat(begun.matchers()).extracting(Matcher::toString).containsExactly("location=\"" + where.id() + "\"");
        assertThat(begun.endsAt()).isEqualTo(now().plus(LASTS));
        assertThat(begun.comment()).isEqualTo("arm created");

        advance(Duration.ofHours(1));
        says("updated", LASTS);
        assertThat(only().endsAt()).isEqualTo(now().plus(LASTS));
        assertThat(only().startsAt()).isEqualTo(begun.startsAt());

        advance(Duration.ofHours(1));
        says("deleted", LASTS);
        says("deleted", LASTS);
        assertThat(only().ended()).isEqualTo(new Silence.Ended("Bikeep", now()));
        assertThat(active()).isEmpty();
    }

    @Test
    void an_event_from_bikeep_silences_for_as_long_as_the_rules_say_however_often_it_comes() {
        Notice created = notice("created");
        pipeline.onEvent(created, Events.SPOT);
        Silence begun = only();
        assertThat(begun.endsAt()).isEqualTo(now().plus(LASTS));

        advance(Duration.ofMinutes(10));
        pipeline.onEvent(created, Events.SPOT);
        assertThat(only()).isEqualTo(begun);
    }

    @Test
    void without_a_duration_in_the_rules_the_log_silences_nothing() {
        says("created", null);

        assertThat(known()).isEmpty();
    }

    @Test
    void an_entry_that_names_no_location_silences_nothing() {
        where = LocationRef.NONE;
        says("created", LASTS);

        assertThat(known()).isEmpty();
    }

    private void says(String action, @Nullable Duration lasts) {
        Sighting sighting = new Sighting(notice(action), null);
        QuarkusTransaction.requiringNew().run(() -> windows.onEvent(sighting, lasts));
    }

    private Notice notice(String action) {
        String sent = "{\"action\":\"%s\",\"log_entry_id\":\"%s\",\"description\":\"arm %s\",\"targets\":[{\"id\":1}]}"
                .formatted(action, entry, action);
        EventId id = new EventId(entry + action + now());
        return new Notice(new Facts(id, where, DeviceRef.NONE, null, now(), sent), "maintenance_log");
    }

    private Silence only() {
        assertThat(known()).hasSize(1);
        return known().get(0);
    }

    private List<Silence> known() {
        return QuarkusTransaction.requiringNew().call(() -> silences.of(entry));
    }

    private List<Silence> active() {
        return QuarkusTransaction.requiringNew().call(() -> silences.active(now()));
    }
}
