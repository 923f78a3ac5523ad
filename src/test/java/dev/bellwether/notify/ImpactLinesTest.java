package dev.bellwether.notify;

import static dev.bellwether.testkit.Events.connection;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Impact.Guard;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ImpactLinesTest {

    private static final Guard WELL = new Guard("C1", Connectivity.ONLINE, null);
    private static final Guard DEAD = new Guard("C2", Connectivity.OFFLINE, minute(-466));

    @Test
    void lockers_say_how_many_things_nobody_can_get_at_and_how_old_that_is() {
        assertThat(lines(Site.LOCKER, 12, 4, 7, 5))
                .containsExactly("4 of 12 devices online, 7 occupied; 5 hold somebody's thing and cannot be opened by"
                        + " command (devices read 2 min ago)");
    }

    @Test
    void docks_hold_bikes() {
        assertThat(lines(Site.DOCK, 12, 4, 1, 1))
                .containsExactly("4 of 12 devices online, 1 holds a bike; 1 bike cannot be released by command"
                        + " (devices read 2 min ago)");
    }

    @Test
    void a_door_is_never_occupied() {
        assertThat(lines(Site.DOOR, 1, 0, 1, 1)).containsExactly("0 of 1 device online (devices read 2 min ago)");
    }

    @Test
    void nothing_is_said_of_trapped_things_when_there_are_none() {
        assertThat(lines(Site.LOCKER, 12, 4, 3, 0))
                .containsExactly("4 of 12 devices online, 3 occupied (devices read 2 min ago)");
        assertThat(lines(Site.DOCK, 12, 4, 0, 0))
                .containsExactly("4 of 12 devices online, none holds a bike (devices read 2 min ago)");
    }

    @Test
    void several_gateways_are_told_one_by_one_dead_ones_first_with_the_time_of_their_death() {
        assertThat(lines(Site.LOCKER, 12, 4, 0, 0, WELL, DEAD))
                .endsWith("Gateway C2 offline since 02:14 UTC", "Gateway C1 online");
    }

    @Test
    void a_single_gateway_is_told_only_when_it_is_not_well() {
        assertThat(lines(Site.LOCKER, 12, 4, 0, 0, WELL)).hasSize(1);
        assertThat(lines(Site.LOCKER, 0, 0, 0, 0, DEAD))
                .containsExactly("Gateway C2 offline since 02:14 UTC (devices read 2 min ago)");
    }

    @Test
    void gateways_beyond_a_screenful_are_counted() {
        assertThat(lines(Site.LOCKER, 12, 4, 0, 0, Collections.nCopies(30, WELL).toArray(Guard[]::new)))
                .hasSize(10)
                .endsWith("and 22 more gateways");
    }

    @Test
    void once_it_is_over_the_last_look_is_no_longer_true() {
        Incident over = incident().resolve(minute(11), Recovery.POLL);

        assertThat(ImpactLines.of(new Matter(over, impact(12, 4, 7, 5), null, List.of()), Site.LOCKER, minute(12)))
                .isEmpty();
    }

    private static List<String> lines(Site site, int total, int online, int occupied, int trapped, Guard... guards) {
        Impact impact = impact(total, online, occupied, trapped, guards);
        return ImpactLines.of(new Matter(incident(), impact, null, List.of()), site, minute(12));
    }

    private static Impact impact(int total, int online, int occupied, int trapped, Guard... guards) {
        return new Impact(minute(10), total, online, occupied, trapped, List.of(guards));
    }

    private static LiveIncident incident() {
        return (LiveIncident) Objects.requireNonNull(
                Decider.onEvent(new Sighting(connection("7", Connectivity.OFFLINE, 0), null), null).incident());
    }
}
