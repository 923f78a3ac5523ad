package dev.bellwether.receive.spool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the spool. */
@ConfigMapping(prefix = "bellwether.spool")
interface SpoolSettings {

    /** Most deliveries kept while Kafka is away; 0: none, webhooks get 503 then. */
    @WithDefault("100000")
    int maxCount();

    /** Most bytes kept while Kafka is away. */
    @WithDefault("256M")
    MemorySize maxSize();

    /** How long a delivery waits to be written down. */
    @WithDefault("2s")
    Duration timeout();

    /** How often it is looked for deliveries that other replicas wrote down, and whether Kafka is back. */
    @WithDefault("1s")
    Duration interval();
}
