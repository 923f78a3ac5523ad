package dev.bellwether.bikeep;

import org.jspecify.annotations.Nullable;

/**
 * Which locations are wanted.
 *
 * @param tag  only those with this tag, which Bikeep looks for; null for any
 * @param type only those of this type, e.g. {@code BIKE_LOCKERS} or {@code BIKE_DOCKS}; null for any. Looked for on our
 *             side, since no parameter for it is documented
 */
public record LocationFilter(@Nullable String tag, @Nullable String type) {

    /** Every location. */
    public static LocationFilter all() {
        return new LocationFilter(null, null);
    }

    /** Those with this tag. */
    public static LocationFilter tagged(String tag) {
        return new LocationFilter(tag, null);
    }

    /** Those of this type. */
    public static LocationFilter ofType(String type) {
        return new LocationFilter(null, type);
    }

    boolean wants(BikeepLocation location) {
        return type == null || type.equals(location.type());
    }
}
