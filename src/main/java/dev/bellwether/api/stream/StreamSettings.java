package dev.bellwether.api.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Streams of what changes. */
@ConfigMapping(prefix = "bellwether.api.streams")
interface StreamSettings {

    /** How many may be open at once on a replica; beyond it is 503. */
    @WithDefault("100")
    int most();

    /** How often it is looked what has changed, for each of them. */
    @WithDefault("1s")
    Duration interval();

    /** After how long without a change a comment is sent, so that nobody between takes the connection for dead. */
    @WithDefault("15s")
    Duration heartbeat();
}
