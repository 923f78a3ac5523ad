package dev.bellwether.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the way onto Kafka; the client's own are the usual {@code mp.messaging.outgoing.events-out.*}. */
@ConfigMapping(prefix = "bellwether.publish")
interface PublishSettings {

    /** How many events may wait for the broker's acknowledgement at a time; beyond it callers are refused. */
    @WithDefault("10000")
    int maxInFlight();

    /** How long a delivery waits for the broker's acknowledgement before it is put into the spool. */
    @WithDefault("3s")
    Duration timeout();
}
