package dev.bellwether.truth;

import dev.bellwether.local.bikeep.sim.Plan;
import dev.bellwether.local.bikeep.sim.Truth;
import dev.bellwether.truth.Ledger.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people were told, compared with what really happened. */
final class Comparison {

    /**
     * An outage in which one device is lost for this long, in sight of the API, must be told: five minutes until a poll
     * or a webhook, ten of hold, and what comes on top when a webhook is missed.
     */
    static final Duration MUST_TELL = Duration.ofMinutes(25);

    /** How long a location must stay whole for its recovery to be seen for certain: one poll and a second look. */
    static final Duration STAYS = Duration.ofMinutes(6);

    private final Plan plan;
    private final Sight sight;
    private final Truth truth;
    private final List<Told> incidents;
    private final Map<String, List<Told>> byLocation = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Comparison(Plan plan, Truth truth, List<Told> incidents) {
        this.plan = plan;
        this.truth = truth;
        this.sight = new Sight(truth);
        this.incidents = incidents;
        incidents.forEach(told -> byLocation.computeIfAbsent(told.location(), key -> new ArrayList<>()).add(told));
    }

    /** Outages that must be told. */
    List<Truth.Outage> mustBeTold() {
        return truth.outages().stream()
                .filter(outage -> outage.to().isBefore(plan.end()) || outage.from().plus(MUST_TELL).isBefore(plan.end()))
                .filter(outage -> sight.longestSeen(outage).compareTo(MUST_TELL) >= 0)
                .toList();
    }

    /** Those of them that nobody was told of. */
    List<Truth.Outage> untold() {
        return mustBeTold().stream().filter(outage -> !isTold(outage)).toList();
    }

    /** Incidents of locations that were told and were about nothing that happened. */
    List<Told> needless() {
        return told("CONNECTION").filter(told -> about(told).isEmpty()).toList();
    }

    /** Incidents called over at a time when what they were about was not. */
    List<Told> falselyRecovered() {
        return incidents.stream()
                .filter(told -> told.kind().equals("CONNECTION") && Ledger.isEver(told.resolved()))
                .filter(this::isStillTrue)
                .toList();
    }

    /** How long it took to see each recovery of what had been told, from when it could be seen. */
    List<Duration> recoveries() {
        return told("CONNECTION").flatMap(told -> recovery(told).stream()).sorted().toList();
    }

    /** Told incidents of places that have been whole and visible for long, and still are not over. */
    List<Told> unrecovered() {
        return told("CONNECTION")
                .filter(told -> !Ledger.isEver(told.resolved()))
                .filter(told -> Stream.iterate(plan.end().minus(STAYS.multipliedBy(2)), at -> !at.isAfter(plan.end()),
                                at -> at.plusSeconds(10))
                        .allMatch(at -> !sight.isBroken(told.location(), at) && sight.isVisible(told.location(), at)))
                .toList();
    }

    private Stream<Told> told(String kind) {
        return incidents.stream().filter(told -> told.kind().equals(kind) && Ledger.isEver(told.firstTold()));
    }

    private boolean isTold(Truth.Outage outage) {
        Instant latest = outage.to().plus(Duration.ofMinutes(10));
        return Stream.concat(byLocation.getOrDefault(outage.location(), List.of()).stream(), covering(outage))
                .filter(told -> Ledger.isEver(told.firstTold()) && !told.firstTold().isAfter(latest))
                .anyMatch(told -> !told.openedBy().isAfter(latest) && !told.resolvedBy().isBefore(outage.from()));
    }

    private Stream<Told> covering(Truth.Outage outage) {
        return incidents.stream()
                .filter(told -> told.kind().equals("UPSTREAM")
                        ? told.names().stream().anyMatch(name -> name.contains("locations went"))
                        : (told.kind().equals("AREA") || told.kind().equals("CATCH_UP"))
                                        && told.names().contains(name(outage))
                                || told.kind().equals("STORM")
                                        && told.names().stream().anyMatch(name -> name.startsWith(name(outage) + " · ")));
    }

    private String name(Truth.Outage outage) {
        return names().getOrDefault(outage.location(), outage.code());
    }

    private Map<String, String> names() {
        if (names.isEmpty()) {
            FleetServices.simulation().bikeep().locations().forEach(location -> names.put(
                    String.valueOf(location.get("id")), String.valueOf(location.get("name")).replace(",", "")));
        }
        return names;
    }

    /** The outages an incident may be about. */
    private List<Truth.Outage> about(Told told) {
        return sight.outages(told.location()).stream()
                .filter(outage -> outage.from().isBefore(told.resolvedBy())
                        && outage.to().plus(Duration.ofMinutes(70)).isAfter(told.openedBy()))
                .toList();
    }

    /** Bikeep tells whole seconds: what was lost in the very second of the end may have been lost after it. */
    private boolean isStillLost(String location, String device, Instant at) {
        return sight.isLost(location, device, at) && sight.isLost(location, device, at.minusSeconds(1));
    }

    private boolean isStillTrue(Told told) {
        Instant at = told.resolved();
        if (told.how().equals("POLL")) {
            return sight.isBroken(told.location(), at);
        }
        boolean whole = told.devices().isEmpty() && sight.isGone(told.location(), at);
        return whole || told.devices().stream().anyMatch(device -> isStillLost(told.location(), device, at));
    }

    private Optional<Duration> recovery(Told told) {
        if (!Ledger.isEver(told.resolved())) {
            return Optional.empty();
        }
        return about(told).stream()
                .map(Truth.Outage::to)
                .filter(end -> end.isAfter(told.firstTold()) && !end.isAfter(told.resolvedBy()))
                .map(end -> sight.visibleFrom(told.location(), end))
                .filter(end -> !end.isAfter(told.resolvedBy()))
                .filter(end -> staysWhole(told.location(), end))
                .min(Instant::compareTo)
                .map(end -> Duration.between(end, told.resolvedBy()));
    }

    private boolean staysWhole(String location, Instant from) {
        return Stream.iterate(from, at -> at.isBefore(from.plus(STAYS)), at -> at.plusSeconds(5))
                .allMatch(at -> !sight.isBroken(location, at) && sight.isVisible(location, at));
    }
}
