package dev.bellwether.consume.watchdog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the consumer counts as standing still. */
@ConfigMapping(prefix = "bellwether.consumer")
interface WatchdogSettings {

    /** How often it is looked at. */
    @WithDefault("2s")
    Duration lookEvery();

    /** After how long without a step something is tried from within; and once more after twice that. */
    @WithDefault("8s")
    Duration healAfter();

    /** After how long without a step it is said to be down, so that it is restarted. */
    @WithDefault("25s")
    Duration downAfter();

    /**
     * How long one call to the database may last before that, too, is a standstill: a connection whose other end is gone
     * may never say so. Attempts that fail and are repeated are none.
     */
    @WithDefault("10m")
    Duration databasePatience();
}
