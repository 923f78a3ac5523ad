package dev.bellwether.locate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the location directory is kept. */
@ConfigMapping(prefix = "bellwether.directory")
public interface DirectorySettings {

    /** How often it is looked whether anything is due; Bikeep is asked far less often. */
    @WithDefault("1s")
    String tick();

    /** Most calls a minute that all replicas together make for polls and device reads. */
    @WithDefault("30")
    int callsPerMinute();

    /** How long a replica may take over its turn before another one takes over. */
    @WithDefault("1m")
    Duration lease();

    /** How soon everything is asked for again after that failed; never later than the poll interval. */
    @WithDefault("30s")
    Duration retryAfter();

    /** How long the history of connectivity and availability is kept. */
    @WithDefault("90d")
    Duration historyKeep();

    /** Public areas to poll beside the operator's own locations, by id; they need no credentials. */
    Optional<List<String>> publicAreas();
}
