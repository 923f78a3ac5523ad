package dev.bellwether.consume;

import dev.bellwether.consume.completeness.Completeness;
import dev.bellwether.consume.inbox.Effect;
import dev.bellwether.consume.inbox.Inbox;
import dev.bellwether.consume.inbox.Spot;
import dev.bellwether.decide.Decider;
import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Due;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Sighting;
import dev.bellwether.decide.reconcile.Beliefs;
import dev.bellwether.decide.reconcile.Heard;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.locate.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Everything that happens to an event: enrich → decide → record → plan, in one transaction. */
@ApplicationScoped
class Pipeline {

    private final Inbox inbox;
    private final Directory directory;
    private final Incidents incidents;
    private final Beliefs beliefs;
    private final Completeness completeness;
    private final Recorder recorder;
    private final HeldBack heldBack;
    private final MaintenanceWindows windows;
    private final RulesInForce rules;
    private final ReconcileSettings settings;
    private final ConsumeMetrics metrics;
    private final InstantSource clock;

    Pipeline(
            Inbox inbox,
            Directory directory,
            Incidents incidents,
            Beliefs beliefs,
            Completeness completeness,
            Recorder recorder,
            HeldBack heldBack,
            MaintenanceWindows windows,
            RulesInForce rules,
            ReconcileSettings settings,
            ConsumeMetrics metrics,
            InstantSource clock) {
        this.inbox = inbox;
        this.directory = directory;
        this.incidents = incidents;
        this.beliefs = beliefs;
        this.completeness = completeness;
        this.recorder = recorder;
        this.heldBack = heldBack;
        this.windows = windows;
        this.rules = rules;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * An event, and where it was read; one that was seen before has no effect.
     *
     * @return what came of it; empty when it was seen before
     */
    @Transactional
    Optional<Effect> onEvent(DeviceEvent event, Spot spot) {
        Sighting sighting = new Sighting(event, directory.find(event.facts().location()).orElse(null)).by(rules.now());
        if (!inbox.isFirst(event, sighting.location())) {
            metrics.repeated();
            return Optional.empty();
        }
        metrics.delayed(event);
        Optional<IncidentKey> subject = Decider.subject(sighting);
        subject.ifPresent(key -> incidents.lock(key.location()));
        Incident latest = subject.flatMap(incidents::latest).orElse(null);
        Effect effect = effect(recorder.follow(Decider.onEvent(sighting, latest, inbox)));
        inbox.settle(event.id(), spot, effect);
        windows.onEvent(sighting, rules.now().maintenance());
        Heard.of(event).ifPresent(heard -> remember(event, sighting, heard));
        return Optional.of(effect);
    }

    private static Effect effect(Decision decision) {
        Incident incident = decision.incident();
        return new Effect(decision.word(), decision.reason(), incident == null ? null : incident.id());
    }

    /** The time, for an incident of which something is due; left alone while somebody else decides about it. */
    @Transactional
    void onDue(Incidents.Due due) {
        if (!incidents.tryLock(due.key().location())) {
            return;
        }
        incidents.find(due.id()).ifPresent(this::onTime);
    }

    private void onTime(Incident known) {
        Instant now = clock.instant();
        Due time = new Due(rules.now(), directory.of(known).orElse(null), now);
        Incident incident = time.mended(known);
        Decision decision = time.decide(incident);
        if (decision instanceof Decision.Nothing) {
            incidents.save(incident, List.of(), time.next(incident));
        } else if (decision instanceof Decision.Escalated
                && incident instanceof OpenIncident open
                && heldBack.why(open).isPresent()) {
            OpenIncident later = open.toldFrom(now); // nobody can know of it, so nobody failed to take care
            incidents.save(later, List.of(), time.next(later));
        } else {
            recorder.follow(decision);
        }
    }

    /** What was heard is compared with the next look at the location, which is brought forward. */
    private void remember(DeviceEvent event, Sighting sighting, Heard heard) {
        completeness.heard(event.id(), sighting.location(), heard);
        if (sighting.place() != null) {
            beliefs.keep(beliefs.of(sighting.location()).heard(clock.instant(), settings.soon()));
        }
    }
}
