package dev.bellwether.decide.replay;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Waiting;
import dev.bellwether.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outbox in memory. What is sent arrives. */
final class Post {

    private final Map<Target, Waiting> waiting = new HashMap<>();
    private final Map<Target, Reason> told = new HashMap<>();
    private final Map<IncidentId, Set<Target>> targets = new HashMap<>();
    private final Set<IncidentId> withheld = new LinkedHashSet<>();
    private final Timetable<Target> due = new Timetable<>();

    /** Who is told about what. */
    record Target(IncidentId incident, String receiver, String integration) {}

    void tell(IncidentId incident, Plan.Tell plan, List<Integration> integrations) {
        for (Integration integration : integrations) {
            Target target = new Target(incident, plan.receiver(), integration.key());
            Waiting known = waiting.get(target);
            put(target, known == null ? Waiting.until(plan.notBefore(), plan.reason()) : known.with(plan));
        }
    }

    void settle(IncidentId incident, Plan.Settle plan, Instant now) {
        for (Target target : targets(incident)) {
            boolean isTold = Waiting.isEndTold(told.get(target), waiting.get(target), now);
            Instant from = plan.notBefore().getOrDefault(target.receiver(), now);
            put(target, isTold ? Waiting.until(from.isAfter(now) ? from : now, Reason.RESOLVED) : null);
        }
        withheld.remove(incident);
    }

    void takeBackEnds(IncidentId incident) {
        cancel(incident, Reason.RESOLVED);
    }

    void quieten(IncidentId incident) {
        cancel(incident, Reason.REPEAT);
    }

    private void cancel(IncidentId incident, Reason reason) {
        targets(incident).stream()
                .filter(target -> waiting.get(target) != null && waiting.get(target).reason() == reason)
                .forEach(target -> put(target, null));
    }

    void withhold(IncidentId incident) {
        withheld.add(incident);
        targets(incident).stream()
                .filter(waiting::containsKey)
                .forEach(target -> put(target, waiting.get(target).held()));
    }

    void release(Set<IncidentId> butNot, Instant from) {
        List<IncidentId> free = withheld.stream().filter(incident -> !butNot.contains(incident)).toList();
        free.forEach(withheld::remove);
        free.stream()
                .flatMap(incident -> targets(incident).stream())
                .filter(target -> waiting.containsKey(target) && waiting.get(target).withheld())
                .forEach(target -> put(target, waiting.get(target).released(from)));
    }

    /** When the next message is due. */
    Instant next() {
        return due.next();
    }

    /** The target of the next message that is due. */
    Target first() {
        return due.first();
    }

    /** Forgets what waits for a target. */
    void cancel(Target target) {
        put(target, null);
    }

    /**
     * What waits for a target has arrived.
     *
     * @param repeatAt when to tell again if it goes on; null for not at all
     */
    void delivered(Target target, @Nullable Instant repeatAt) {
        told.put(target, waiting.get(target).reason());
        put(target, repeatAt == null ? null : Waiting.until(repeatAt, Reason.REPEAT));
    }

    /** What waits for a target; null when nothing does. */
    @Nullable Waiting waiting(Target target) {
        return waiting.get(target);
    }

    /** What a target was told last; null when nothing. */
    @Nullable Reason told(Target target) {
        return told.get(target);
    }

    /** Everybody for whom something about an incident ever waited. */
    Set<Target> targets(IncidentId incident) {
        return targets.getOrDefault(incident, Set.of());
    }

    private void put(Target target, @Nullable Waiting newer) {
        if (newer == null) {
            waiting.remove(target);
        } else {
            waiting.put(target, newer);
            targets.computeIfAbsent(target.incident(), incident -> new LinkedHashSet<>()).add(target);
        }
        due.set(target, newer == null || newer.withheld() ? null : newer.due());
    }
}
