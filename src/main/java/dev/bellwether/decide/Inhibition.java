package dev.bellwether.decide;

import dev.bellwether.decide.route.Labels;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which incident is not told because of which other, at one moment: what it has looked at once it does not look at again. */
public final class Inhibition {

    private final List<InhibitRule> rules;
    private final Function<Incident, Optional<Place>> places;
    private final Map<IncidentId, List<Labels>> seen = new HashMap<>();

    /**
     * @param rules  of the operator
     * @param places what the directory knows of an incident's location
     */
    public Inhibition(List<InhibitRule> rules, Function<Incident, Optional<Place>> places) {
        this.rules = List.copyOf(rules);
        this.places = places;
    }

    /** Whether anything is ever inhibited. */
    public boolean isNeeded() {
        return !rules.isEmpty();
    }

    /** Whether this incident is of those that the rules inhibit while something else is wrong, whatever that is. */
    public boolean concerns(Incident target) {
        return !rules.isEmpty()
                && labels(target).stream().allMatch(labels -> rules.stream().anyMatch(rule -> rule.mayInhibit(labels)));
    }

    /**
     * The incident because of which this one is not told. Empty when one of its alerts is inhibited by none of them: that
     * must be told.
     *
     * @param live all that goes on
     */
    public Optional<LiveIncident> of(Incident target, List<LiveIncident> live) {
        Optional<LiveIncident> because = Optional.empty();
        if (!concerns(target)) {
            return because;
        }
        for (Labels labels : labels(target)) {
            because = live.stream()
                    .filter(source -> !source.id().equals(target.id()))
                    .filter(source -> inhibits(source, labels) && !reaches(target, source, live, new HashSet<>()))
                    .findFirst();
            if (because.isEmpty()) {
                return because;
            }
        }
        return because;
    }

    /** Whether one inhibits the other, if by others in between: incidents that go round in a circle are all told. */
    private boolean reaches(Incident from, Incident to, List<LiveIncident> live, Set<IncidentId> seen) {
        return seen.add(from.id())
                && (inhibitsOneOf(from, to)
                        || live.stream()
                                .filter(next -> !seen.contains(next.id()) && inhibitsOneOf(from, next))
                                .anyMatch(next -> reaches(next, to, live, seen)));
    }

    private boolean inhibitsOneOf(Incident source, Incident target) {
        return labels(target).stream().anyMatch(labels -> inhibits(source, labels));
    }

    private boolean inhibits(Incident source, Labels target) {
        return labels(source).stream()
                .anyMatch(labels -> rules.stream().anyMatch(rule -> rule.inhibits(labels, target)));
    }

    /** Of each of its alerts that fire. */
    private List<Labels> labels(Incident incident) {
        return seen.computeIfAbsent(incident.id(), id -> {
            Place place = places.apply(incident).orElse(null);
            return incident.facts().firing().stream()
                    .map(alert -> Labels.of(alert, incident.facts(), place))
                    .toList();
        });
    }
}
