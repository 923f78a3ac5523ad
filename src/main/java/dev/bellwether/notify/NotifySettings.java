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

    /** Whether what is due is sent as soon as it is, and its lane has room; without, at the next look. */
    @WithDefault("true")
    boolean prompt();

    /** After how long an attempt whose outcome nobody wrote down is made again. */
    @WithDefault("1m")
    Duration lease();

    /** Longest pause between two attempts. */
    @WithDefault("1m")
    Duration maxBackoff();

    /** After how long a target that was wrong is tried again: somebody may have mended it. */
    @WithDefault("5m")
    Duration brokenRetry();

    /** How long a message may be on its way before the rules' fallback is told as well. */
    @WithDefault("15m")
    Duration patience();

    /** How long a message is tried before it counts as failed. */
    @WithDefault("24h")
    Duration maxAge();

    /** Link to a map; {lat} and {lon} are put in. */
    @WithDefault("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}")
    String mapUrl();
}
