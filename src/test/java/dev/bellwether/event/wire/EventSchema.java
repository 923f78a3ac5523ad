package dev.bellwether.event.wire;

import dev.bellwether.testkit.Schemas;
import java.util.Set;

/** The published JSON Schema of the value, for checking what the application writes. */
public final class EventSchema {

    private EventSchema() {}

    /** What is wrong with this value; empty when nothing is. */
    public static Set<String> violations(byte[] value) {
        return Schemas.violations("bikeep-event.schema.json", value);
    }

    /** A file of {@code schemas/}. */
    static String text(String name) {
        return Schemas.text(name);
    }
}
