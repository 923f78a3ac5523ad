package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import dev.bellwether.local.bikeep.DeviceType;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.bikeep.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that makes devices fall silent. Silences may overlap; some are too short for Bikeep to notice. */
final class Troubles {

    private static final Duration DEAD = Heartbeats.REAL.dead();
    private static final Duration LONGEST = Duration.ofDays(10);
    private static final Duration APART = Duration.ofHours(2);
    private static final double AREA_METRES = 2_000;
    private static final Duration TOGGLE = Duration.ofMinutes(3);
    private static final Duration RETURNING = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 200;

    private final Plan plan;
    private final List<Location> sites;
    private final List<Device> devices;
    private final List<Silence> silences = new ArrayList<>();
    private final List<Truth.Area> areas = new ArrayList<>();
    private final List<Truth.Cloud> clouds = new ArrayList<>();

    /** The real sites of a fleet, in the time of the plan. */
    Troubles(Plan plan, List<Location> sites) {
        this.plan = plan;
        this.sites = sites;
        this.devices = sites.stream().flatMap(site -> site.devices().stream()).toList();
        if (!sites.isEmpty()) {
            loseMostOfTheFleet();
            loseAreas();
            loseLocations();
            loseGuards();
            loseDevices();
            flap();
        }
        areas.sort(Comparator.comparing(Truth.Area::from));
        clouds.sort(Comparator.comparing(Truth.Cloud::from));
    }

    List<Silence> silences() {
        return silences;
    }

    List<Truth.Area> areas() {
        return areas;
    }

    List<Truth.Cloud> clouds() {
        return clouds;
    }

    /** All of them are offline within two minutes of the first. */
    private void loseMostOfTheFleet() {
        Dice dice = new Dice(plan, "cloud");
        for (int i = dice.about(plan.rates().cloudOutages() * plan.months()); i > 0; i--) {
            // of the real sites; those that are none, a few in a hundred, do not go with them
            List<Location> hit = dice.some(sites, 0.84 + 0.16 * dice.share());
            Duration length = dice.between(Duration.ofMinutes(22), Duration.ofMinutes(56));
            free(dice, length).ifPresent(span -> {
                Span lost = together(dice, hit, span, 110, 110, Cause.CLOUD);
                clouds.add(new Truth.Cloud(hit.size() / (double) sites.size(), lost.from(), lost.to()));
            });
        }
    }

    private void loseAreas() {
        Dice dice = new Dice(plan, "area");
        for (int i = dice.about(plan.rates().areaOutages() * plan.months()); i > 0; i--) {
            List<Location> hit = around(dice);
            Duration length = dice.logNormal(Duration.ofMinutes(40), 0.9, Duration.ofHours(12)).plusMinutes(5);
            free(dice, length).filter(span -> hit.size() > 1).ifPresent(span -> {
                Span lost = together(dice, hit, span, 60 + dice.upTo(55).toSeconds(), 10, Cause.AREA);
                areas.add(new Truth.Area(hit.stream().map(Location::id).toList(), lost.from(), lost.to()));
            });
        }
    }

    /** All locations around one that has at least two neighbours; fewer if there is none such. */
    private List<Location> around(Dice dice) {
        List<Location> hit = List.of();
        for (int i = 0; i < ATTEMPTS && hit.size() < 3; i++) {
            Location centre = dice.oneOf(sites);
            hit = sites.stream()
                    .filter(site -> site.plate().metresTo(centre.plate()) <= AREA_METRES)
                    .toList();
        }
        return hit;
    }

    /** A time of this length for an outage of many, not too near to another. */
    private Optional<Span> free(Dice dice, Duration length) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Instant from = dice.moment();
            Span span = new Span(from, from.plus(length));
            boolean taken = !plan.end().isAfter(span.to().plus(RETURNING))
                    || Stream.concat(
                                    clouds.stream().map(cloud -> new Span(cloud.from(), cloud.to())),
                                    areas.stream().map(area -> new Span(area.from(), area.to())))
                            .anyMatch(span.widened(APART)::overlaps);
            if (!taken) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** Silences many locations, each some seconds later than it could be; answers when something of them is lost. */
    private Span together(Dice dice, List<Location> hit, Span span, long going, long returning, Cause cause) {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (Location site : hit) {
            Instant from = span.from().plus(dice.upTo(going));
            Instant to = span.to().plus(dice.upTo(returning));
            silence(site, new Span(from, to), cause);
            first = from.isBefore(first) ? from : first;
            last = to.isAfter(last) ? to : last;
        }
        return new Span(first.plus(DEAD), last);
    }

    private void loseLocations() {
        Dice dice = new Dice(plan, "location");
        for (int i = dice.about(plan.rates().locationLosses() * plan.months() * sites.size()); i > 0; i--) {
            Location site = dice.oneOf(sites);
            Instant from = dice.moment();
            Instant to = from.plus(dice.logNormal(Duration.ofMinutes(20), 1.8, LONGEST));
            for (Device device : site.devices()) {
                // each has its own beat, so they are missed one after the other
                Span own = new Span(from.plus(dice.upTo(5)), to.plus(dice.upTo(5)));
                if (own.from().isBefore(own.to())) {
                    silences.add(new Silence(device, own, Cause.LOCATION));
                }
            }
        }
    }

    private void loseGuards() {
        List<Device> guards = devices.stream().filter(device -> device.type() == DeviceType.GUARD).toList();
        Dice dice = new Dice(plan, "guard");
        for (int i = dice.about(plan.rates().guardLosses() * plan.months() * sites.size()); i > 0; i--) {
            alone(dice, dice.oneOf(guards), dice.logNormal(Duration.ofMinutes(10), 1.7, LONGEST), Cause.GUARD);
        }
    }

    private void loseDevices() {
        Dice dice = new Dice(plan, "device");
        for (int i = dice.about(plan.rates().deviceLosses() * plan.months() * devices.size()); i > 0; i--) {
            alone(dice, dice.oneOf(devices), dice.logNormal(Duration.ofMinutes(6), 1.9, LONGEST), Cause.DEVICE);
        }
    }

    private void alone(Dice dice, Device device, Duration length, Cause cause) {
        Instant from = dice.moment();
        silences.add(new Silence(device, new Span(from, from.plus(length)), cause));
    }

    private void flap() {
        Dice dice = new Dice(plan, "flapping");
        for (int i = dice.about(plan.rates().flapping() * plan.months() * devices.size() / 1_000); i > 0; i--) {
            Device device = dice.oneOf(devices);
            Instant from = dice.moment();
            Instant over = from.plus(dice.between(Duration.ofHours(2), Duration.ofHours(6)));
            for (; from.isBefore(over); from = from.plus(TOGGLE.multipliedBy(2))) {
                silences.add(new Silence(device, new Span(from, from.plus(TOGGLE)), Cause.FLAPPING));
            }
        }
    }

    private void silence(Location site, Span span, Cause cause) {
        site.devices().forEach(device -> silences.add(new Silence(device, span, cause)));
    }
}
