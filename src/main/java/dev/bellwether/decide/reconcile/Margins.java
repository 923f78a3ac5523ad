package dev.bellwether.decide.reconcile;

import java.time.Duration;

/**
 * How patient reconciling is. The defaults of the aggregation windows and of {@code confirmedAfter} are from Bikeep's
 * documentation.
 *
 * @param interval       how often everything is polled
 * @param settle         how long a location must have been seen well, twice at least, before it counts as recovered
 * @param connection     within what time Bikeep delivers a {@code connection} webhook
 * @param confirmed      within what time Bikeep delivers a {@code connection_confirmed} webhook
 * @param slack          what a webhook may be late beyond that before it counts as missed
 * @param confirmedAfter after how long an outage is confirmed
 * @param recheck        the soonest another look at a location that is still broken
 * @param blindAfter     how long {@code unknown} must last before it is told
 * @param fleet          when many locations are one trouble
 */
public record Margins(
        Duration interval,
        Duration settle,
        Duration connection,
        Duration confirmed,
        Duration slack,
        Duration confirmedAfter,
        Duration recheck,
        Duration blindAfter,
        Fleet fleet) {

    /**
     * When many locations are one trouble.
     *
     * @param window       within what time locations must go to have gone together
     * @param upstreamShare of all locations must be gone to call it Bikeep's trouble, between 0 and 1
     * @param upstreamLeast this many at least
     * @param areaMetres   how far apart neighbours may be
     * @param areaShare    of the locations within that distance must be gone to call it the area's, between 0 and 1
     * @param areaLeast    this many at least
     * @param failingAfter how long Bikeep must have given no usable answer before that is told
     * @param awayAfter    after how long without a look what is found is told as one
     * @param awayLeast    how many must be found for that
     */
    public record Fleet(
            Duration window,
            double upstreamShare,
            int upstreamLeast,
            double areaMetres,
            double areaShare,
            int areaLeast,
            Duration failingAfter,
            Duration awayAfter,
            int awayLeast) {}

    /** How long what a poll shows may differ from what webhooks told before one of them counts as missed. */
    public Duration patience() {
        return connection.plus(slack);
    }

    /** After how long offline a confirmation that did not come counts as missed. */
    public Duration confirmationOverdue() {
        return confirmedAfter.plus(confirmed).plus(slack);
    }
}
