package dev.bellwether.receive.quarantine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the quarantine. */
@ConfigMapping(prefix = "bellwether.quarantine")
public interface QuarantineSettings {

    /** Most deliveries kept; the oldest go first. */
    @WithDefault("1000")
    int maxCount();

    /** Most bytes kept; the oldest go first. */
    @WithDefault("16M")
    MemorySize maxSize();

    /** Longest time a delivery is kept. */
    @WithDefault("7d")
    Duration maxAge();
}
