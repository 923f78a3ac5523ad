package dev.bellwether.decide.replay;

import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Due;
import dev.bellwether.decide.Inhibition;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Planner;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Ruling;
import dev.bellwether.decide.Sighting;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who would have been told what by these rules. Incidents that cover others, silences, maintenance and storms are left
 * out, and every message arrives when it is due.
 */
public final class Replay {

    private final Rules rules;
    private final Function<LocationRef, Optional<Place>> places;
    private final Duration recheck;
    private final Witness witness;
    private final Inhibition inhibition;
    private final Lives lives = new Lives();
    private final Post post = new Post();
    private final Remembered inbox = new Remembered();
    private final List<Message> told = new ArrayList<>();
    private Instant now = Instant.MIN;

    /**
     * By these rules.
     *
     * @param places  the place that a delivery means
     * @param recheck how long after it is no longer inhibited something is told, beside the group interval
     */
    public Replay(Rules rules, Function<LocationRef, Optional<Place>> places, Duration recheck) {
        this(rules, places, recheck, (decision, before) -> {});
    }

    Replay(Rules rules, Function<LocationRef, Optional<Place>> places, Duration recheck, Witness witness) {
        this.rules = rules;
        this.places = places;
        this.recheck = recheck;
        this.witness = witness;
        this.inhibition = new Inhibition(rules.inhibitions(), this::place);
    }

    /** Sees every decision, with the newest incident of its key as it was before. */
    interface Witness {
        void sees(Decision decision, @Nullable Incident before);
    }

    /** The next thing that was learnt; never of an earlier time than the one before. What comes at once is told as one. */
    public void learn(Evidence evidence) {
        until(evidence.at().minusNanos(1));
        passTo(evidence.at());
        if (evidence instanceof Evidence.Told event) {
            onEvent(event.event());
        } else if (evidence instanceof Evidence.Found found) {
            follow(Findings.found(found, lives.latest(found.key())));
        } else if (evidence instanceof Evidence.Over over) {
            lives.live(over.key()).forEach(live -> Findings.over(over, live).ifPresent(this::follow));
        } else if (evidence instanceof Evidence.Taken taken) {
            lives.live(taken.key()).forEach(live -> follow(taken(taken, live)));
        }
    }

    /** Time passes, that time included, and nothing else is learnt. */
    public void until(Instant end) {
        while (true) {
            Instant due = lives.due().next();
            Instant message = post.next();
            if (!message.isAfter(end) && !message.isAfter(due)) {
                passTo(message);
                deliver(post.first());
            } else if (!due.isAfter(end)) {
                passTo(due);
                onTime(lives.due().first());
            } else {
                passTo(end);
                return;
            }
        }
    }

    /** Every message up to now. */
    public List<Message> told() {
        return List.copyOf(told);
    }

    /** Every incident that ever was, as it is now. */
    public Collection<Incident> incidents() {
        return List.copyOf(lives.all());
    }

    Post post() {
        return post;
    }

    Lives lives() {
        return lives;
    }

    /** Those that are not told now, because others are. */
    Set<IncidentId> inhibited() {
        List<LiveIncident> live = inhibition.isNeeded() ? lives.live() : List.of();
        return live.stream()
                .filter(incident -> inhibition.of(incident, live).isPresent())
                .map(LiveIncident::id)
                .collect(Collectors.toSet());
    }

    private void passTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    private void onEvent(DeviceEvent event) {
        Sighting sighting = new Sighting(event, places.apply(event.facts().location()).orElse(null)).by(rules);
        if (inbox.isFirst(event, sighting.location())) {
            Optional<IncidentKey> subject = Decider.subject(sighting);
            follow(Decider.onEvent(sighting, subject.map(lives::latest).orElse(null), inbox));
        }
    }

    private void onTime(IncidentId id) {
        Incident incident = lives.find(id);
        Due time = new Due(rules, place(incident).orElse(null), now);
        Decision decision = time.decide(incident);
        if (decision instanceof Decision.Nothing) {
            lives.keep(incident, afterwards(time.next(incident)));
        } else if (decision instanceof Decision.Escalated
                && incident instanceof OpenIncident open
                && inhibited().contains(id)) {
            OpenIncident later = open.toldFrom(now); // nobody can know of it, so nobody failed to take care
            lives.keep(later, afterwards(time.next(later)));
        } else {
            follow(decision);
        }
    }

    private void deliver(Post.Target target) {
        Incident incident = lives.find(target.incident());
        Reason reason = post.waiting(target).reason();
        if (reason == Reason.REPEAT && incident instanceof AcknowledgedIncident) {
            post.cancel(target);
            return;
        }
        told.add(new Message(now, target.receiver(), target.integration(), reason, incident));
        post.delivered(
                target,
                Planner.repeatAt(incident, target.receiver(), rules, place(incident).orElse(null), now)
                        .orElse(null));
    }

    private static Decision taken(Evidence.Taken taken, LiveIncident live) {
        return new Decision.Acknowledged(
                live.acknowledge(new Acknowledgement(taken.who(), taken.at(), taken.until())), taken.who());
    }

    private void follow(Decision found) {
        Incident touched = found.incident();
        if (touched == null) {
            witness.sees(found, null);
            return;
        }
        Place place = place(touched).orElse(null);
        Incident before =
                found instanceof Decision.Opened ? lives.latest(touched.key()) : lives.find(touched.id());
        Decision decision = new Ruling(rules, place, now).of(found, before);
        witness.sees(decision, before);
        Incident incident = decision.incident();
        lives.keep(incident, new Due(rules, place, now).next(incident));
        carryOut(decision, Planner.plan(decision, rules, place, now));
        if (inhibition.isNeeded()) {
            Set<IncidentId> held = inhibited();
            held.forEach(post::withhold);
            post.release(held, now.plus(recheck).plus(rules.route().pace().groupInterval()));
        }
    }

    private void carryOut(Decision decision, Plan plan) {
        Incident incident = decision.incident();
        if (plan instanceof Plan.Spread spread) {
            spread.tells().forEach(tell -> post.tell(
                    incident.id(), tell, rules.receivers().get(tell.receiver()).integrations()));
            if (decision instanceof Decision.Reopened) {
                post.takeBackEnds(incident.id());
            }
        } else if (plan instanceof Plan.Settle settle) {
            post.settle(incident.id(), settle, now);
        } else if (plan instanceof Plan.Quieten) {
            post.quieten(incident.id());
        }
    }

    /** What is due and comes to nothing is looked at again, as everything that is due is every second. */
    private @Nullable Instant afterwards(@Nullable Instant next) {
        return next == null || next.isAfter(now) ? next : now.plusSeconds(1);
    }

    private Optional<Place> place(Incident incident) {
        return incident.key().kind().covers() ? Optional.empty() : places.apply(incident.facts().location());
    }
}
