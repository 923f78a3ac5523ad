package dev.bellwether.decide.reconcile;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Place;

/** How much of a location is lost, as a number to compare two looks by; 0 is whole. */
final class Level {

    /** Nothing talks, and Bikeep does not say how many that is. */
    private static final int GONE = Integer.MAX_VALUE;

    private Level() {}

    /** The level of a place that is known. */
    static int of(Place place) {
        boolean gone = place.connectivity() == Connectivity.OFFLINE;
        Place.Devices counts = place.devices();
        if (counts == null) {
            return gone ? GONE : place.connectivity() == Connectivity.PARTIALLY_ONLINE ? 1 : 0;
        }
        int lost = gone ? counts.total() : counts.total() - counts.online();
        // a lost gateway alone changes the literal, not the counts
        return 2 * Math.max(0, lost) + (place.connectivity() == Connectivity.ONLINE ? 0 : 1);
    }

    /** How many devices at least must have gone or come back between the two. */
    static int devices(int before, int after) {
        return before == GONE || after == GONE ? 1 : Math.max(1, Math.abs(after - before) / 2);
    }
}
