package dev.bellwether.truth;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The service goes by the fleet's clock. */
@Alternative
@Singleton
public class FleetClock {

    @Produces
    @Alternative
    @Singleton
    InstantSource clock() {
        return FleetServices.clock();
    }
}
