package dev.bellwether.operate;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one source of time; tests put a movable one in its place. */
class Clocks {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
