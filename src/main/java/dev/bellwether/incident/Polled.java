package dev.bellwether.incident;

import org.jspecify.annotations.Nullable;

/**
 * A location in two looks at it, one after the other.
 *
 * @param before as it was known until now; null when it is new
 * @param after  as Bikeep has just shown it
 */
public record Polled(@Nullable Place before, Place after) {

    /** Whether anything but the age differs. */
    public boolean isChanged() {
        return before == null || !before.asOf(after.asOf()).equals(after);
    }
}
