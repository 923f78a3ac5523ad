package dev.bellwether.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The application's clock in the hand of a test; nothing happens by itself. */
public final class MovedTime {

    private static final MovedClock CLOCK = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));

    private MovedTime() {}

    /** What time it is. */
    public static Instant now() {
        return CLOCK.instant();
    }

    /** Moves the time on; returns what time it is then. */
    public static Instant advance(Duration by) {
        CLOCK.advance(by);
        return now();
    }

    /** Puts it in place of the system's clock when it is enabled. */
    @Alternative
    @Singleton
    public static final class Hand {

        @Produces
        @Singleton
        InstantSource clock() {
            return CLOCK;
        }
    }

    /** With this clock, no schedule and these settings. */
    public abstract static class Profile implements QuarkusTestProfile {

        private final Map<String, String> settings;

        protected Profile(Map<String, String> settings) {
            this.settings = new HashMap<>(settings);
            this.settings.put("quarkus.scheduler.start-mode", "halted");
            this.settings.put("bellwether.notify.prompt", "false");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return settings;
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Hand.class);
        }
    }

    /** As documented but for the clock: one application for all tests to which only the time matters. */
    public static final class ByHand extends Profile {

        /** With the documented interval between polls. */
        public ByHand() {
            super(Map.of("bellwether.bikeep.poll-interval", "5m"));
        }
    }
}
