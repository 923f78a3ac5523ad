package dev.bellwether.consume.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the inbox remembers. */
@ConfigMapping(prefix = "bellwether.inbox")
public interface InboxSettings {

    /**
     * How long an event is kept once it was processed, to be replayed by other rules and to be known again. It must be
     * longer than Kafka keeps records of {@code bikeep.events} (a week by the broker's default) and than anybody holds
     * back dead letters or a spool: what is forgotten and comes again has its effects again.
     */
    @WithDefault("35d")
    Duration keep();
}
