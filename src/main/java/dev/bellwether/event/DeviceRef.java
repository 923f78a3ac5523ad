package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery names a device; any member may be absent.
 *
 * @param id    Bikeep's id of the device
 * @param uri   its path in the REST API
 * @param code  Bikeep's code
 * @param alias the number people see on the locker or dock
 * @param type  as sent, e.g. {@code GUARD}, {@code LOCKER}, {@code BIKE_DOCK}, or one nobody has published
 */
public record DeviceRef(
        @Nullable String id,
        @Nullable String uri,
        @Nullable String code,
        @Nullable String alias,
        @Nullable String type) {

    private static final String GUARD = "GUARD";

    /** A delivery that names no device. */
    public static final DeviceRef NONE = new DeviceRef(null, null, null, null, null);

    /** Whether it is a gateway, which everything behind it depends on. */
    public boolean isGuard() {
        return GUARD.equals(type);
    }

    /** Whether a device is named; a type alone names none. */
    public boolean isNamed() {
        return id != null || uri != null || code != null || alias != null;
    }

    /** What tells this device from its neighbours: id, uri, code or alias; null when it is not named. */
    public @Nullable String key() {
        return id != null ? id : uri != null ? uri : code != null ? code : alias;
    }

    /** The best words for people: alias, code or id in that order; null when it is not named. */
    public @Nullable String spoken() {
        return alias != null ? alias : code != null ? code : id;
    }
}
