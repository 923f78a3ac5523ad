package dev.bellwether.local.bikeep;

import java.time.Duration;

/** How long a device is silent until its health is called by the next worse name. */
public record Heartbeats(Duration unhealthy, Duration dead, Duration longDead) {

    /** As Bikeep documents it. */
    public static final Heartbeats REAL =
            new Heartbeats(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofHours(2));

    /** For people who watch. */
    public static final Heartbeats HASTY =
            new Heartbeats(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(8));

    /** All of them longer (above 1) or shorter (below 1). */
    public Heartbeats scaled(double tempo) {
        return new Heartbeats(scaled(unhealthy, tempo), scaled(dead, tempo), scaled(longDead, tempo));
    }

    private static Duration scaled(Duration duration, double tempo) {
        return Duration.ofMillis((long) (duration.toMillis() * tempo));
    }

    Health after(Duration silence) {
        if (silence.compareTo(longDead) >= 0) {
            return Health.LONG_DEAD;
        }
        if (silence.compareTo(dead) >= 0) {
            return Health.DEAD;
        }
        return silence.compareTo(unhealthy) >= 0 ? Health.UNHEALTHY : Health.HEALTHY;
    }
}
