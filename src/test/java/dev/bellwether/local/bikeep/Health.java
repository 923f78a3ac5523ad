package dev.bellwether.local.bikeep;

/** A device's connectivity, by the age of its last heartbeat. */
enum Health {
    HEALTHY,
    UNHEALTHY,
    DEAD,
    LONG_DEAD;

    boolean online() {
        return compareTo(DEAD) < 0;
    }
}
