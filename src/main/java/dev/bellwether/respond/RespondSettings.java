package dev.bellwether.respond;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What may be done on site from here. */
@ConfigMapping(prefix = "bellwether.respond")
public interface RespondSettings {

    /** Whether anything may. Off, nothing new is begun; cards that were put on a whitelist are still taken off. */
    @WithDefault("true")
    boolean enabled();

    /** Whether everything is checked and told, and nothing is sent to Bikeep. */
    @WithDefault("false")
    boolean dryRun();

    /** How often it is looked what is to be sent, followed or taken off. */
    @WithDefault("1s")
    Duration interval();

    /** How long after it was asked for, or agreed to, a command may be sent: what comes later may meet somebody else's bicycle. */
    @WithDefault("1m")
    Duration sendWithin();

    /** How long a command waits for a second operator. */
    @WithDefault("15m")
    Duration agreeWithin();

    /** How long a command that was sent is followed at most; less if Bikeep says when it ends by itself. */
    @WithDefault("5m")
    Duration followFor();

    /** Whether devices that can take a photo do so when an alarm goes off at their location. */
    @WithDefault("true")
    boolean photos();

    /** The categories of alarms, comma-separated, at which they do. */
    @WithDefault("security")
    List<String> photoCategories();

    /** For how long a technician's card may open a location at most. */
    @WithDefault("12h")
    Duration longestAccess();

    /** For how long a whitelist must not show a card until it counts as taken off: an attempt to put it on may arrive late. */
    @WithDefault("30s")
    Duration removalSettles();
}
