package dev.bellwether.receive.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept.
 *
 * @param waiting  deliveries that wait for Kafka
 * @param oldest   when the first of them came; null when none waits
 * @param setAside deliveries that can never be published
 * @param bytes    of all of them
 */
public record Stock(long waiting, @Nullable Instant oldest, long setAside, long bytes) {

    static final Stock NONE = new Stock(0, null, 0, 0);

    long count() {
        return waiting + setAside;
    }
}
