package dev.bellwether.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.CommandType;
import dev.bellwether.bikeep.DeviceHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyTest {

    private static final List<String> ALL = List.of(
            "book", "cancel-booking", "lock", "unlock", "force-lock", "force-unlock", "force-cancel-booking", "sync-device",
            "take-photo");

    @ParameterizedTest
    @EnumSource(CommandType.class)
    void only_what_the_device_lists_is_taken_and_no_list_is_an_empty_one(CommandType command) {
        assertThat(Safety.of(device("LOCKER", "UNLOCKED", ALL), command)).isInstanceOf(Safety.Fine.class);
        assertThat(Safety.of(device("LOCKER", "UNLOCKED", List.of("reboot")), command)).isInstanceOf(Safety.NotListed.class);
        assertThat(Safety.of(device("LOCKER", "UNLOCKED", List.of()), command)).isInstanceOf(Safety.NotListed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKER, UNLOCKED, false", "LOCKER, LOCKED, true", "LOCKER, BOOKED, true", "LOCKER, ALLOCATED, true", "LOCKER,, true",
        "LOCKER, SOMETHING_NEW, true", "BIKE_DOCK, UNLOCKED, false", "BIKE_DOCK, LOCKED, true",
        "BIKE_HOUSE_DOOR, LOCKED, true", "BIKE_HOUSE_DOOR, UNLOCKED, true", "GUARD, UNLOCKED, true", ", UNLOCKED, true"
    })
    void to_open_what_is_not_surely_empty_takes_two(@Nullable String type, @Nullable String state, boolean two) {
        for (CommandType opening : List.of(CommandType.UNLOCK, CommandType.FORCE_UNLOCK)) {
            assertThat(Safety.of(device(type, state, ALL), opening) instanceof Safety.TwoNeeded).isEqualTo(two);
        }
    }

    @Test
    void what_opens_nothing_takes_one_whatever_is_in_it() {
        for (CommandType command : List.of(CommandType.LOCK, CommandType.SYNC_DEVICE, CommandType.BOOK, CommandType.TAKE_PHOTO)) {
            assertThat(Safety.of(device("LOCKER", "LOCKED", ALL), command)).isInstanceOf(Safety.Fine.class);
        }
    }

    static BikeepDevice device(@Nullable String type, @Nullable String state, List<String> commands) {
        return new BikeepDevice(
                "dev-1", type, "7", "code-7", new BikeepDevice.State(state, null, null), "NORMAL", DeviceHealth.HEALTHY, "HEALTHY",
                null, null, "NONE", commands, "loc-1");
    }
}
