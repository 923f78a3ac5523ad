package dev.bellwether.incident;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.testkit.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactTest {

    @Test
    void devices_people_use_are_counted_and_gateways_are_told_one_by_one() {
        Impact impact = of(locker("1", ONLINE, false), locker("2", OFFLINE, false), guard("C1", OFFLINE));

        assertThat(impact.total()).isEqualTo(2);
        assertThat(impact.online()).isEqualTo(1);
        assertThat(impact.guards()).containsExactly(new Impact.Guard("C1", OFFLINE, Events.minute(-9)));
    }

    @Test
    void somebodys_thing_is_trapped_where_it_is_held_by_what_does_not_talk() {
        Impact impact = of(locker("1", ONLINE, true), locker("2", OFFLINE, true), locker("3", OFFLINE, false));

        assertThat(impact.occupied()).isEqualTo(2);
        assertThat(impact.trapped()).isEqualTo(1);
    }

    @Test
    void what_bikeep_does_not_say_is_neither_online_nor_trapped() {
        Impact impact = of(locker("1", UNKNOWN, true));

        assertThat(impact.online()).isZero();
        assertThat(impact.trapped()).isZero();
        assertThat(impact.occupied()).isEqualTo(1);
    }

    @Test
    void a_door_counts_as_occupied_only_when_the_sight_says_so_whatever_its_type() {
        DeviceSight door = new DeviceSight(
                new DeviceRef("d", null, null, "D", "DOOR"), false, OFFLINE, null, false, null, null);

        assertThat(of(door).occupied()).isZero();
        assertThat(of(door).trapped()).isZero();
        assertThat(of(door).total()).isEqualTo(1);
    }

    @Test
    void a_gateway_that_holds_nothing_traps_nothing() {
        DeviceSight guard = new DeviceSight(
                new DeviceRef("g", null, null, "C1", "GUARD"), true, OFFLINE, null, true, null, null);

        assertThat(of(guard)).isEqualTo(new Impact(
                Events.START, 0, 0, 0, 0, List.of(new Impact.Guard("C1", OFFLINE, null))));
    }

    @Test
    void no_devices_are_no_impact() {
        assertThat(of()).isEqualTo(new Impact(Events.START, 0, 0, 0, 0, List.of()));
    }

    private static Impact of(DeviceSight... devices) {
        return Impact.of(List.of(devices), Events.START);
    }

    private static DeviceSight locker(String alias, Connectivity connectivity, boolean occupied) {
        return new DeviceSight(
                new DeviceRef("dev-" + alias, null, null, alias, "LOCKER"), false, connectivity, null, occupied, null,
                null);
    }

    private static DeviceSight guard(String alias, Connectivity connectivity) {
        return new DeviceSight(
                new DeviceRef("dev-" + alias, null, null, alias, "GUARD"), true, connectivity, Events.minute(-9), false,
                null, null);
    }
}
