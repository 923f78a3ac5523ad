package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * How a delivery names a location. Bikeep does not publish which of these a webhook carries, so any may be absent.
 *
 * @param id    Bikeep's id of the location
 * @param uri   its path in the REST API
 * @param code  the code that public areas use
 * @param label what is painted on site; docks and lockers at one place share it
 * @param name  what people call it
 */
public record LocationRef(
        @Nullable String id,
        @Nullable String uri,
        @Nullable String code,
        @Nullable String label,
        @Nullable String name) {

    /** A delivery that names no location. */
    public static final LocationRef NONE = new LocationRef(null, null, null, null, null);

    /** Whether anything at all is said about the location. */
    public boolean isNamed() {
        return !equals(NONE);
    }

    /** The best words for people: name, label, code or id in that order; null when nothing is known. */
    public @Nullable String spoken() {
        return name != null ? name : label != null ? label : code != null ? code : id;
    }
}
