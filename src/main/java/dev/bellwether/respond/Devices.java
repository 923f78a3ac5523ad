package dev.bellwether.respond;

import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.respond.Refusal.Why;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Devices as people name them. Pure. */
final class Devices {

    private Devices() {}

    /**
     * The one device that is meant.
     *
     * @param named its id, else its code, else what is written on it
     * @throws Refusal when there is none, or several
     */
    static BikeepDevice named(String named, List<BikeepDevice> there) {
        List<Function<BikeepDevice, @Nullable String>> names =
                List.of(BikeepDevice::id, BikeepDevice::code, BikeepDevice::alias);
        List<BikeepDevice> meant = names.stream()
                .map(name -> there.stream().filter(device -> named.equals(name.apply(device))).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (meant.size() != 1) {
            String known = there.stream().map(device -> spoken(device) + " (" + device.id() + ")").toList().toString();
            throw new Refusal(
                    Why.NO_SUCH_DEVICE, (meant.isEmpty() ? "none is" : "several are") + " called '" + named + "' there; known: " + known);
        }
        return meant.get(0);
    }

    /** In words: {@code LOCKER 7}. */
    static String spoken(BikeepDevice device) {
        String alias = device.alias() == null ? device.code() : device.alias();
        return Stream.of(device.type() == null ? "device" : device.type(), alias == null ? device.id() : alias)
                .reduce((type, name) -> type + " " + name)
                .orElseThrow();
    }
}
