package dev.bellwether.local.bikeep.sim;

/**
 * How often things happen to a fleet. "A month" is 30 days.
 *
 * @param deviceLosses   single devices that fall silent, per device and month
 * @param guardLosses    single gateways that fall silent, per location and month
 * @param locationLosses whole locations that fall silent, per location and month
 * @param flapping       devices that go off and on for hours, per 1,000 devices and month
 * @param areaOutages    how often all locations within 2 km go at once, in the fleet and a month
 * @param cloudOutages   how often most of the fleet goes at once, in the fleet and a month
 * @param uses           how often a device is locked and unlocked, per device and month
 * @param alarms         per device and month
 * @param stuck          devices stuck in an abnormal state, per device and month
 */
public record Rates(
        double deviceLosses, double guardLosses, double locationLosses, double flapping,
        double areaOutages, double cloudOutages, double uses, double alarms, double stuck) {

    /** Nobody publishes any; these give a service enough to do. */
    public static final Rates USUAL = new Rates(0.4, 0.1, 0.4, 1, 4, 1.5, 4, 0.01, 0.01);

    /** Nothing happens at all. */
    public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The same with another rate of single devices falling silent. */
    public Rates withDeviceLosses(double rate) {
        return new Rates(
                rate, guardLosses, locationLosses, flapping, areaOutages, cloudOutages, uses, alarms, stuck);
    }

    /** The same with another rate of single gateways falling silent. */
    public Rates withGuardLosses(double rate) {
        return new Rates(
                deviceLosses, rate, locationLosses, flapping, areaOutages, cloudOutages, uses, alarms, stuck);
    }

    /** The same with another rate of whole locations falling silent. */
    public Rates withLocationLosses(double rate) {
        return new Rates(deviceLosses, guardLosses, rate, flapping, areaOutages, cloudOutages, uses, alarms, stuck);
    }

    /** The same with another rate of devices that flap. */
    public Rates withFlapping(double rate) {
        return new Rates(
                deviceLosses, guardLosses, locationLosses, rate, areaOutages, cloudOutages, uses, alarms, stuck);
    }

    /** The same with other rates of outages of many locations at once. */
    public Rates withOutagesOf(double areas, double clouds) {
        return new Rates(deviceLosses, guardLosses, locationLosses, flapping, areas, clouds, uses, alarms, stuck);
    }

    /** The same with other rates of what people do. */
    public Rates withPeople(double moreUses, double moreAlarms, double moreStuck) {
        return new Rates(
                deviceLosses, guardLosses, locationLosses, flapping, areaOutages, cloudOutages, moreUses, moreAlarms,
                moreStuck);
    }
}
