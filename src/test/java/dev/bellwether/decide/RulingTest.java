package dev.bellwether.decide;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.testkit.Events.confirmed;
import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decision.Confirmed;
import dev.bellwether.decide.Decision.Flapping;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Reopened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.decide.Decision.Settled;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.SuspectedIncident;
import org.junit.jupiter.api.Test;

class RulingTest {

    private final Story story = new Story(RulesFixture.hold(AlertName.DEVICE_OFFLINE, 10));

    @Test
    void what_must_last_is_suspected_until_it_has() {
        assertThat(story.when(connection("7", OFFLINE, 0))).isInstanceOf(Opened.class);
        assertThat(story.latest()).isInstanceOf(SuspectedIncident.class);
        assertThat(story.due()).isEqualTo(minute(11)); // received a minute after it happened

        assertThat(story.onTime()).isInstanceOf(Confirmed.class);
        assertThat(story.latest()).isInstanceOf(OpenIncident.class);
    }

    @Test
    void what_need_not_last_is_open_at_once_and_hurries_what_must() {
        story.when(connection("7", OFFLINE, 0));
        story.when(confirmed(1));

        assertThat(story.latest()).isInstanceOf(OpenIncident.class);
    }

    @Test
    void what_begins_again_soon_is_the_same_incident() {
        story.when(connection("7", OFFLINE, 0));
        IncidentId first = story.latest().id();
        story.when(connection("7", ONLINE, 20));

        assertThat(story.when(connection("8", OFFLINE, 50))).isInstanceOf(Reopened.class);
        assertThat(story.latest().id()).isEqualTo(first);
        assertThat(story.latest().facts().firing()).hasSize(1);
        assertThat(story.latest()).isInstanceOf(SuspectedIncident.class);
    }

    @Test
    void what_begins_again_later_is_another() {
        story.when(connection("7", OFFLINE, 0));
        IncidentId first = story.latest().id();
        story.when(connection("7", ONLINE, 20));

        assertThat(story.when(connection("7", OFFLINE, 51))).isInstanceOf(Opened.class);
        assertThat(story.latest().id()).isNotEqualTo(first);
    }

    @Test
    void what_turns_often_is_said_to_flap_once_and_single_turns_are_only_noted() {
        for (int loss = 0; loss < 15; loss += 6) {
            assertThat(story.when(connection("7", OFFLINE, loss))).isInstanceOfAny(Opened.class, Reopened.class);
            Decision back = story.when(connection("7", ONLINE, loss + 3));
            assertThat(back).isInstanceOf(loss == 12 ? Flapping.class : Resolved.class);
        }
        assertThat(story.when(connection("7", OFFLINE, 18))).isInstanceOf(Noted.class);
        assertThat(story.latest()).isInstanceOf(LiveIncident.class);
        assertThat(story.when(connection("7", ONLINE, 21))).isInstanceOf(Noted.class);
        assertThat(story.latest()).isInstanceOf(ResolvedIncident.class);
    }

    @Test
    void when_it_has_been_at_rest_how_it_stays_is_told() {
        flap();
        story.when(connection("7", OFFLINE, 18));

        assertThat(story.due()).isEqualTo(minute(29)); // held from 19 on
        assertThat(story.onTime()).isInstanceOf(Confirmed.class);
        assertThat(story.due()).isEqualTo(minute(34)); // 15 minutes after the last turn was learnt
        assertThat(story.onTime())
                .isInstanceOfSatisfying(
                        Settled.class, settled -> assertThat(settled.incident()).isInstanceOf(LiveIncident.class));
        assertThat(story.latest().facts().turns().isUnrest()).isFalse();
    }

    @Test
    void what_gets_worse_while_something_flaps_is_told_and_what_is_lost_for_the_first_time_too() {
        for (int loss = 0; loss < 18; loss += 6) {
            story.when(connection("7", OFFLINE, loss));
            story.when(connection("8", OFFLINE, loss + 1)); // keeps the incident from ending
            story.when(connection("7", ONLINE, loss + 3));
        }
        assertThat(story.latest().facts().turns().isUnrest()).isTrue();

        assertThat(story.when(connection("7", OFFLINE, 18))).isInstanceOf(Noted.class);
        assertThat(story.when(connection("9", OFFLINE, 19))).isInstanceOf(Joined.class);
        assertThat(story.when(confirmed(20))).isInstanceOf(Joined.class);
    }

    @Test
    void somebodys_word_ends_what_flaps() {
        flap();
        story.when(connection("7", OFFLINE, 18));
        LiveIncident live = (LiveIncident) story.latest();

        Decision closed = story.when(new Resolved(live.resolve(minute(20), Recovery.OPERATOR), "closed by anna"), minute(20));

        assertThat(closed).isInstanceOf(Resolved.class);
        assertThat(story.latest().facts().turns().isUnrest()).isFalse();
    }

    @Test
    void what_gets_worse_than_what_somebody_took_on_is_nobodys_again() {
        story.when(connection("7", OFFLINE, 0));
        LiveIncident live = (LiveIncident) story.latest();
        AcknowledgedIncident taken = live.acknowledge(new Acknowledgement("anna", minute(2), null));
        story.when(new Decision.Acknowledged(taken, "acknowledged by anna"), minute(2));

        story.when(connection("8", OFFLINE, 3));
        assertThat(story.latest()).isInstanceOf(AcknowledgedIncident.class);
        story.when(confirmed(4));
        assertThat(story.latest()).isInstanceOf(OpenIncident.class);
    }

    private void flap() {
        for (int loss = 0; loss < 18; loss += 6) {
            DeviceEvent lost = connection("7", OFFLINE, loss);
            story.when(lost);
            story.when(connection("7", ONLINE, loss + 3));
        }
        assertThat(story.latest().facts().turns().isUnrest()).isTrue();
    }
}
