package dev.bellwether.incident;

import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as Bikeep showed it when asked.
 *
 * @param device        which one
 * @param guard         whether it is a gateway
 * @param connectivity  whether it talks to the cloud; {@link Connectivity#UNKNOWN} when Bikeep does not say
 * @param deadSince     since when it does not, by Bikeep's clock; null when it does or Bikeep does not say
 * @param occupied      whether somebody's thing is held by it
 * @param stateSince    since when it is in the state it is in, by Bikeep's clock; null when Bikeep does not say
 * @param hardwareState as sent; null when Bikeep does not say
 */
public record DeviceSight(
        DeviceRef device,
        boolean guard,
        Connectivity connectivity,
        @Nullable Instant deadSince,
        boolean occupied,
        @Nullable Instant stateSince,
        @Nullable String hardwareState) {

    /** Whether a delivery that names a device this way means this one. */
    public boolean is(DeviceRef named) {
        return same(device.id(), named.id())
                || same(device.uri(), named.uri())
                || same(device.code(), named.code())
                || (named.id() == null && named.uri() == null && named.code() == null && same(device.alias(), named.alias()));
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a != null && a.equals(b);
    }
}
