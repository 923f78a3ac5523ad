package dev.bellwether.locate;

import dev.bellwether.testkit.MovedTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The directory in the hand of a test: it polls when it is told to, on a clock that is moved. */
public class Moved extends MovedTime.Profile {

    static final Duration INTERVAL = Duration.ofMinutes(5);
    static final Duration RETRY = Duration.ofSeconds(30);
    static final Duration LEASE = Duration.ofSeconds(20);
    static final int CALLS = 6;

    /** With few calls a minute. */
    public Moved() {
        this(Map.of());
    }

    Moved(Map<String, String> more) {
        super(with(more));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bellwether.bikeep.poll-interval", "5m",
                "bellwether.bikeep.retries", "0",
                "bellwether.bikeep.breaker-requests", "1000",
                "bellwether.directory.retry-after", "30s",
                "bellwether.directory.lease", "20s",
                "bellwether.directory.calls-per-minute", Integer.toString(CALLS)));
        settings.putAll(more);
        return settings;
    }
}
