package dev.bellwether.bikeep;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Every call there is, for messages and metrics. */
enum Call {
    TOKEN,
    LOCATIONS,
    LOCATION,
    PUBLIC_AREA,
    DEVICES,
    DEVICE,
    COMMAND_SEND,
    COMMAND_READ,
    WHITELISTS,
    ENTITIES,
    TARGETS,
    ENTITIES_CHANGE;

    /** The name in messages, logs and metrics. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether anybody may make it: then neither a token nor credentials are needed or shown. */
    boolean open() {
        return this == PUBLIC_AREA;
    }

    /** Whether asking twice is the same as asking once. */
    boolean reads() {
        return this != TOKEN && this != COMMAND_SEND && this != ENTITIES_CHANGE;
    }

    /** The kinds of trouble it can meet. */
    Set<BikeepTrouble.Kind> troubles() {
        if (this == TOKEN) {
            return EnumSet.of(BikeepTrouble.Kind.TOKEN);
        }
        return open()
                ? EnumSet.complementOf(EnumSet.of(BikeepTrouble.Kind.TOKEN))
                : EnumSet.allOf(BikeepTrouble.Kind.class);
    }
}
