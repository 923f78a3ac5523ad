package dev.bellwether.decide;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was heard to be back, whether or not anything was known to be wrong then. Joins the caller's transaction. */
@FunctionalInterface
public interface RecoveriesHeard {

    /** Nothing was. */
    RecoveriesHeard NONE = (location, device) -> Optional.empty();

    /**
     * The time of the newest {@link Recovered} of a device or of the whole location.
     *
     * @param location what stands for it
     * @param device   the device's key, empty for one without; null for whatever is there, since any sign of life tells
     *     that not all of the location is gone
     */
    Optional<Instant> newest(String location, @Nullable String device);
}
