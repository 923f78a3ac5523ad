package dev.bellwether.consume;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How patient reconciling what Bikeep told with what it shows is. */
@ConfigMapping(prefix = "bellwether.reconcile")
interface ReconcileSettings {

    /** How long a location must have been seen whole, twice at least, before it counts as recovered. */
    @WithDefault("8s")
    Duration settle();

    /** Within what time Bikeep delivers a connection webhook; 5 minutes by its documentation, less with direct delivery. */
    @WithDefault("5m")
    Duration connectionWithin();

    /** Within what time Bikeep delivers a connection_confirmed webhook; 15 minutes by its documentation. */
    @WithDefault("15m")
    Duration confirmedWithin();

    /** How late a webhook may be beyond that before it counts as missed. */
    @WithDefault("2m")
    Duration slack();

    /** After how long offline Bikeep confirms an outage; 2 hours by its documentation. */
    @WithDefault("2h")
    Duration confirmedAfter();

    /** How soon a location is looked at once something was heard of it. */
    @WithDefault("5s")
    Duration soon();

    /** The soonest further look at a location that is still broken. */
    @WithDefault("30s")
    Duration recheck();

    /** How long Bikeep must not have known how a location is before that is told. */
    @WithDefault("1h")
    Duration blindAfter();

    /** Within what time locations must go to have gone together. */
    @WithDefault("10m")
    Duration together();

    /** Which share of all locations must go together to be Bikeep's own trouble, between 0 and 1. */
    @WithDefault("0.5")
    double upstreamShare();

    /** And how many at least. */
    @WithDefault("5")
    int upstreamLeast();

    /** How long Bikeep must have given no usable answer before that is told. */
    @WithDefault("10m")
    Duration failingAfter();

    /** How far apart neighbours may be, in metres. */
    @WithDefault("2000")
    double areaMetres();

    /** Which share of the locations within that distance must go together to be the area's trouble, between 0 and 1. */
    @WithDefault("0.5")
    double areaShare();

    /** And how many at least. */
    @WithDefault("3")
    int areaLeast();

    /** After how long without a look what is found broken is told as one. */
    @WithDefault("15m")
    Duration awayAfter();

    /** And how many must be found. */
    @WithDefault("2")
    int awayLeast();

    /**
     * Which literals of a device's {@code hardware_state} mean that nothing is wrong, comma-separated; a device that is read
     * in such a state ends its alarm. Bikeep publishes none, so by default no reading ends an alarm.
     */
    Optional<List<String>> hardwareWell();

    /** How long is remembered which webhooks came and which were missed. */
    @WithDefault("90d")
    Duration keep();
}
