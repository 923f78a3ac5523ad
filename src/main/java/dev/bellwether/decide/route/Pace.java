package dev.bellwether.decide.route;

import java.time.Duration;

/**
 * How soon and how often a route tells.
 *
 * @param groupWait      how long a new incident gathers alerts before it is told
 * @param groupInterval  how long alerts that join are gathered before they are told
 * @param repeatInterval after how long a live incident is told again
 */
public record Pace(Duration groupWait, Duration groupInterval, Duration repeatInterval) {

    /** Alertmanager's own. */
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
}
