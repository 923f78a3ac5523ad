package dev.bellwether.decide;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a condition ends that Bikeep never calls over. An operator may always end it.
 *
 * @param quiet    after how much silence; null when silence says nothing
 * @param byDevice whether the device, when read, may show that it is over
 */
public record Ending(@Nullable Duration quiet, boolean byDevice) {

    /** Only somebody who has looked may end it. */
    public static final Ending BY_OPERATOR = new Ending(null, false);

    /** Over after so much silence, or when the device shows it. */
    public static Ending afterQuiet(Duration quiet) {
        return new Ending(quiet, true);
    }
}
