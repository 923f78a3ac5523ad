package dev.bellwether.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.DeviceHealth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {

    private final BikeepDevice seven = device("a", "7");
    private final BikeepDevice eight = device("b", "8");

    @Test
    void a_device_is_named_by_its_id_its_code_or_what_is_written_on_it() {
        for (String name : List.of("a", "code-a", "7")) {
            assertThat(Devices.named(name, List.of(eight, seven))).isEqualTo(seven);
        }
        assertThat(Devices.spoken(seven)).isEqualTo("LOCKER 7");
    }

    @Test
    void a_name_of_none_or_of_several_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Devices.named("9", List.of(seven))).isInstanceOf(Refusal.class).hasMessageContaining("LOCKER 7 (a)");
        assertThatThrownBy(() -> Devices.named("7", List.of(seven, device("c", "7"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("several");
    }

    private static BikeepDevice device(String id, String alias) {
        return new BikeepDevice(
                id, "LOCKER", alias, "code-" + id, new BikeepDevice.State("UNLOCKED", null, null), "NORMAL", DeviceHealth.HEALTHY,
                "HEALTHY", null, null, "NONE", List.of("lock"), "loc-1");
    }
}
