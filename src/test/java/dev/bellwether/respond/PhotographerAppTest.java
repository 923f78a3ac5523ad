package dev.bellwether.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.incident.IncidentId;
import dev.bellwether.local.http.Fault;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.respond.ByHand.Switches;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Webhook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos at alarms. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(ByHand.class)
class PhotographerAppTest {

    /** A bike house, whose doors have a camera. */
    private static final String HOUSE = "224519";

    @Inject
    Photographer photographer;

    @Inject
    Commander commander;

    @Inject
    Commands commands;

    @Inject
    PollByHand poller;

    @Inject
    EntityManager entities;

    private Alarm alarm;

    @BeforeEach
    void clear() {
        ByHand.clear();
        CircuitBreakerMaintenance.get().resetAll();
        poller.tick();
    }

    @AfterEach
    void over() {
        alarm.resolve();
        ByHand.clear();
    }

    @Test
    void a_security_alarm_has_each_device_with_a_camera_take_one_photo_however_often_it_is_looked() {
        alarm = Alarm.at(HOUSE, "security", "wire_cut");

        look();
        look();

        assertThat(asked()).isNotEmpty().allSatisfy(command -> {
            assertThat(command.wish().command().text()).isEqualTo("take-photo");
            assertThat(command.requestedBy()).isEqualTo("bellwether");
            assertThat(command.state()).isEqualTo(CommandStage.SUCCEEDED);
        });
        assertThat(asked()).extracting(DeviceCommand::device).doesNotHaveDuplicates();
        assertThat(alarm.timeline())
                .anyMatch(line -> line.startsWith("take-photo asked for by the alarm, of "))
                .anyMatch(line -> line.endsWith("done: the device has confirmed it"));
        assertThat(mentioned()).as("each photo is no message").noneMatch(note -> note.contains("done"));
    }

    @Test
    void another_alarm_there_has_another_taken() {
        alarm = Alarm.at(HOUSE, "security", "wire_cut");
        look();
        int once = asked().size();

        Webhook.post("alarm", Services.bikeep().alarm(HOUSE, "security", "vandalism"));
        await().until(() -> alarm.show().getList("alerts").size() == 2);
        look();

        assertThat(asked()).hasSize(2 * once);
    }

    @Test
    void other_alarms_old_ones_and_a_switch_that_is_off_take_none() {
        alarm = Alarm.at(HOUSE, "power", "low");
        look();
        assertThat(asked()).isEmpty();
        alarm.resolve();

        Switches.on = false;
        alarm = Alarm.at(HOUSE, "security", "case_opened");
        look();
        Switches.on = true;
        ByHand.advance(Duration.ofHours(1));
        look();
        assertThat(asked()).isEmpty();
    }

    @Test
    void while_bikeep_cannot_be_asked_it_is_tried_again() {
        alarm = Alarm.at(HOUSE, "security", "vandalism");
        Services.bikeep().faults().always(Fault.status(503));
        look();
        assertThat(asked()).isEmpty();

        Services.bikeep().faults().lift();
        CircuitBreakerMaintenance.get().resetAll();
        look();
        assertThat(asked()).isNotEmpty();
    }

    private void look() {
        photographer.look();
        for (int i = 0; i < 3; i++) {
            commander.work();
            ByHand.advance(Duration.ofSeconds(5));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> mentioned() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select coalesce(note, '') from notification where incident_id = cast(:incident as uuid)", String.class)
                .setParameter("incident", alarm.id())
                .getResultList());
    }

    private List<DeviceCommand> asked() {
        return commands.list(new IncidentId(UUID.fromString(alarm.id())), null, 100);
    }
}
