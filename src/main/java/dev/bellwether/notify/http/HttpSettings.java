package dev.bellwether.notify.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Patience with far sides that speak HTTP; Slack has its own. */
@ConfigMapping(prefix = "bellwether.notify.http")
interface HttpSettings {

    /** For the whole of a call, name resolution and body included; shorter than the outbox' lease. */
    @WithDefault("10s")
    Duration timeout();
}
