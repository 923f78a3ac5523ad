package dev.bellwether.respond;

import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One application for all tests of what time, trouble and switches make of what is done on site. */
public final class ByHand extends MovedTime.Profile {

    /** With the documented interval between polls. */
    public ByHand() {
        super(Map.of("bellwether.bikeep.poll-interval", "5m"));
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedTime.Hand.class, Switches.class);
    }

    /** Moves the time on, Bikeep's too. */
    public static void advance(Duration by) {
        MovedTime.advance(by);
        Services.skew(Duration.between(Instant.now(), MovedTime.now()));
    }

    /** All is on. */
    public static void clear() {
        Services.clear();
        Switches.on = true;
        Switches.dry = false;
        advance(Duration.ofDays(1));
    }

    /** The settings as documented, but for what a test switches. */
    @Alternative
    @Singleton
    public static class Switches implements RespondSettings {

        public static volatile boolean on = true;
        public static volatile boolean dry;

        @Override
        public boolean enabled() {
            return on;
        }

        @Override
        public boolean dryRun() {
            return dry;
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration sendWithin() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration agreeWithin() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration followFor() {
            return Duration.ofMinutes(5);
        }

        @Override
        public boolean photos() {
            return true;
        }

        @Override
        public List<String> photoCategories() {
            return List.of("security");
        }

        @Override
        public Duration longestAccess() {
            return Duration.ofHours(12);
        }

        @Override
        public Duration removalSettles() {
            return Duration.ofSeconds(30);
        }
    }
}
