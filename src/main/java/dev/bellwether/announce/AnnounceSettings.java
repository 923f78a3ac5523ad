package dev.bellwether.announce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The topic of incidents. */
@ConfigMapping(prefix = "bellwether.announce")
interface AnnounceSettings {

    /** Whether it is written. */
    @WithDefault("true")
    boolean enabled();

    /** How often it is looked what has changed. */
    @WithDefault("1s")
    Duration interval();
}
