package dev.bellwether.decide.reconcile;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;

/** How much of a location is lost, as a number to compare two looks by; 0 is whole. */
final class Level {

    private static final int GONE = Integer.MAX_VALUE;

    private Level() {}

    /** The level of a place that is known. */
    static int of(Place place) {
        if (place.connectivity() == Connectivity.OFFLINE) {
            return GONE;
        }
        Integer lost = place.lost();
        // a lost gateway alone changes the literal, not the counts
        return 2 * (lost == null ? 0 : lost) + (place.connectivity() == Connectivity.PARTIALLY_ONLINE ? 1 : 0);
    }
}
