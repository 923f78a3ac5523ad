package dev.bellwether.operate.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is kept what has no setting of its own. */
@ConfigMapping(prefix = "bellwether.retention")
interface RetentionSettings {

    /**
     * How long an incident is kept once it is over, with its timeline, its messages and all else about it; what was done on site;
     * and who replayed which dead letter.
     */
    @WithDefault("180d")
    Duration incidents();

    /** How long an attempt to tell somebody is kept, of incidents that go on too. */
    @WithDefault("90d")
    Duration attempts();

    /** How long is kept what operators did. */
    @WithDefault("365d")
    Duration actions();

    /** How long an {@code Idempotency-Key} is remembered, with what was answered. */
    @WithDefault("1d")
    Duration keys();

    /** How many rows one transaction deletes at most; of incidents, with all that belongs to them, a tenth of it. */
    @WithDefault("1000")
    int batch();
}
