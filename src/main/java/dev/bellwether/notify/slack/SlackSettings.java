package dev.bellwether.notify.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Slack is spoken to. */
@ConfigMapping(prefix = "bellwether.slack")
interface SlackSettings {

    /** The least time between two messages to one channel; Slack allows about one a second. */
    @WithDefault("1s")
    Duration pace();
}
