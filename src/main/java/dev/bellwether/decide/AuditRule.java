package dev.bellwether.decide;

import java.time.Duration;

/**
 * Who is told when the service itself cannot do its work.
 *
 * @param receiver who, best by another way than the incidents take
 * @param after    how long it must have failed
 */
public record AuditRule(String receiver, Duration after) {

    /** How long a failure must last where the rules do not say: with the look that finds it, within a minute. */
    public static final Duration AFTER = Duration.ofSeconds(40);
}
