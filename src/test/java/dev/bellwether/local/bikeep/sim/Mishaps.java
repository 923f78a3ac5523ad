package dev.bellwether.local.bikeep.sim;

/**
 * What goes wrong between the fleet and who watches it. A blind time lasts an hour or two.
 *
 * @param dropped          the share of webhooks that never arrive
 * @param repeated         the share that arrive again, up to half an hour later
 * @param late             the share that arrive late, by up to an hour
 * @param apiBlind         how often every request fails for a while, in 30 days
 * @param locationsUnknown how often the connection of some locations is unknown for a while, in 30 days
 * @param allUnknown       how often that of all locations is, in 30 days
 */
public record Mishaps(
        double dropped, double repeated, double late, double apiBlind, double locationsUnknown, double allUnknown) {

    /** More than one should see. */
    public static final Mishaps USUAL = new Mishaps(0.05, 0.02, 0.01, 6, 6, 2);

    /** Everything arrives once and in time, and every question is answered. */
    public static final Mishaps NONE = new Mishaps(0, 0, 0, 0, 0, 0);

    /** Shares are shares. */
    public Mishaps {
        if (dropped < 0 || repeated < 0 || late < 0 || dropped + repeated + late > 1) {
            throw new IllegalArgumentException("dropped, repeated and late are shares of all webhooks");
        }
    }

    /** The same with other shares of webhooks that go wrong. */
    public Mishaps withWebhooks(double moreDropped, double moreRepeated, double moreLate) {
        return new Mishaps(moreDropped, moreRepeated, moreLate, apiBlind, locationsUnknown, allUnknown);
    }

    /** The same with other rates of blind times. */
    public Mishaps withBlindTimes(double ofApi, double ofLocations, double ofAll) {
        return new Mishaps(dropped, repeated, late, ofApi, ofLocations, ofAll);
    }
}
