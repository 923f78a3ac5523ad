package dev.bellwether.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Pace of the auditor. */
@ConfigMapping(prefix = "bellwether.audit")
interface AuditSettings {

    /** How often it looks; what it finds is told at most this much later than the rules' {@code audit.after}. */
    @WithDefault("15s")
    Duration interval();
}
