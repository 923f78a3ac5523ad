package dev.bellwether.incident;

import static dev.bellwether.event.Connectivity.OFFLINE;
import static dev.bellwether.event.Connectivity.ONLINE;
import static dev.bellwether.event.Connectivity.PARTIALLY_ONLINE;
import static dev.bellwether.event.Connectivity.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.event.Connectivity;
import dev.bellwether.testkit.Events;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void a_hundredth_degree_of_latitude_is_about_1112_metres_anywhere() {
        assertThat(metres(at(59.43, 24.75), at(59.44, 24.75))).isCloseTo(1112, within(1.0));
        assertThat(metres(at(0.0, 0.0), at(0.01, 0.0))).isCloseTo(1112, within(1.0));
    }

    @Test
    void a_degree_of_longitude_is_shorter_the_further_from_the_equator() {
        assertThat(metres(at(0.0, 10.0), at(0.0, 10.01))).isCloseTo(1112, within(1.0));
        assertThat(metres(at(60.0, 10.0), at(60.0, 10.01))).isCloseTo(556, within(1.0));
    }

    @Test
    void it_is_as_far_there_as_back_and_nowhere_to_itself() {
        Place a = at(59.43, 24.75);
        Place b = at(59.40, 24.66);

        assertThat(metres(a, b)).isCloseTo(metres(b, a), within(1e-6));
        assertThat(metres(a, a)).isZero();
    }

    @Test
    void without_coordinates_nobody_knows_how_far_it_is() {
        Place known = at(59.43, 24.75);

        assertThat(known.metresTo(at(null, 24.75))).isNull();
        assertThat(known.metresTo(at(59.43, null))).isNull();
        assertThat(at(null, null).metresTo(known)).isNull();
    }

    @Test
    void a_place_is_whole_when_it_is_online_and_no_device_is_missing() {
        assertThat(place(ONLINE, new Place.Devices(10, 4, 10)).isWhole()).isTrue();
        assertThat(place(ONLINE, null).isWhole()).isTrue();
        assertThat(place(ONLINE, new Place.Devices(10, 4, 9)).isWhole()).isFalse();
        assertThat(place(PARTIALLY_ONLINE, new Place.Devices(10, 10, 10)).isWhole()).isFalse();
        assertThat(place(UNKNOWN, new Place.Devices(10, 10, 10)).isWhole()).isFalse();
    }

    @Test
    void what_is_unknown_is_neither_known_nor_reachable() {
        assertThat(place(UNKNOWN, null).isKnown()).isFalse();
        assertThat(place(UNKNOWN, null).isReachable()).isFalse();
        assertThat(place(OFFLINE, null).isKnown()).isTrue();
        assertThat(place(OFFLINE, null).isReachable()).isFalse();
        assertThat(place(PARTIALLY_ONLINE, null).isReachable()).isTrue();
    }

    @Test
    void counts_that_contradict_themselves_lose_no_devices() {
        assertThat(place(ONLINE, new Place.Devices(8, 8, 10)).lost()).isZero();
        assertThat(place(ONLINE, null).lost()).isNull();
    }

    @Test
    void two_looks_that_differ_in_age_only_show_no_change() {
        Place before = place(ONLINE, null);

        assertThat(new Polled(before, before.asOf(Events.minute(5))).isChanged()).isFalse();
        assertThat(new Polled(before, place(OFFLINE, null)).isChanged()).isTrue();
        assertThat(new Polled(null, before).isChanged()).isTrue();
    }

    private static double metres(Place a, Place b) {
        return Objects.requireNonNull(a.metresTo(b));
    }

    private static Place at(@Nullable Double latitude, @Nullable Double longitude) {
        return place(ONLINE, null, latitude, longitude);
    }

    private static Place place(Connectivity connectivity, Place.@Nullable Devices devices) {
        return place(connectivity, devices, null, null);
    }

    private static Place place(
            Connectivity connectivity,
            Place.@Nullable Devices devices,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        return new Place(
                "loc-1", null, null, null, null, null, true, List.of(), connectivity, devices, latitude, longitude,
                Events.START);
    }
}
