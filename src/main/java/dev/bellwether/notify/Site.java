package dev.bellwether.notify;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands there, for the words that fit it. */
enum Site {
    LOCKER,
    DOCK,
    DOOR,
    OTHER;

    /** By the location's type, else by the device's. */
    static Site of(@Nullable String locationType, @Nullable String deviceType) {
        Site site = of(locationType);
        return site == OTHER ? of(deviceType) : site;
    }

    /** One of them. */
    String noun() {
        return switch (this) {
            case LOCKER -> "locker";
            case DOCK -> "dock";
            case DOOR -> "door";
            case OTHER -> "device";
        };
    }

    private static Site of(@Nullable String type) {
        String word = type == null ? "" : type.toUpperCase(Locale.ROOT);
        return word.contains("LOCKER")
                ? LOCKER
                : word.contains("DOOR") || word.contains("HOUSE") || word.contains("HANGAR")
                        ? DOOR
                        : word.contains("DOCK") ? DOCK : OTHER;
    }
}
