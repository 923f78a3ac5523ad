package dev.bellwether.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Pace of the dispatcher. */
@ConfigMapping(prefix = "bellwether.notify")
interface NotifySettings {

    /** How often the outbox is looked at. */
    @WithDefault("1s")
    String dispatchInterval();

    /** After how long an attempt whose outcome nobody wrote down is made again. */
    @WithDefault("1m")
    Duration lease();

    /** Longest pause between two attempts. */
    @WithDefault("1m")
    Duration maxBackoff();

    /** How long a message is tried before it counts as failed. */
    @WithDefault("24h")
    Duration maxAge();

    /** Link to a map; {lat} and {lon} are put in. */
    @WithDefault("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}")
    String mapUrl();
}
