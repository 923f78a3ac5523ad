package dev.bellwether.consume;

import dev.bellwether.consume.completeness.Completeness;
import dev.bellwether.decide.reconcile.Belief;
import dev.bellwether.decide.reconcile.Beliefs;
import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.decide.reconcile.Examination;
import dev.bellwether.decide.reconcile.Expectation;
import dev.bellwether.decide.reconcile.FleetWatch;
import dev.bellwether.decide.reconcile.Judgement;
import dev.bellwether.decide.reconcile.Margins;
import dev.bellwether.decide.reconcile.Reconcile;
import dev.bellwether.decide.reconcile.Verdict;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import dev.bellwether.locate.DevicesRead;
import dev.bellwether.locate.PollFailed;
import dev.bellwether.notify.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that happens to a look at Bikeep: judge → record → plan, each in one transaction. */
@ApplicationScoped
class Reconciliation {

    private final Incidents incidents;
    private final Beliefs beliefs;
    private final Completeness completeness;
    private final Recorder recorder;
    private final HeldBack heldBack;
    private final Storms storms;
    private final DeviceReadings readings;
    private final Outbox outbox;
    private final RulesInForce rules;
    private final Margins margins;
    private final ConsumeMetrics metrics;
    private final InstantSource clock;

    Reconciliation(
            Incidents incidents,
            Beliefs beliefs,
            Completeness completeness,
            Recorder recorder,
            HeldBack heldBack,
            Storms storms,
            DeviceReadings readings,
            Outbox outbox,
            RulesInForce rules,
            Margins margins,
            ConsumeMetrics metrics,
            InstantSource clock) {
        this.incidents = incidents;
        this.beliefs = beliefs;
        this.completeness = completeness;
        this.recorder = recorder;
        this.heldBack = heldBack;
        this.storms = storms;
        this.readings = readings;
        this.outbox = outbox;
        this.rules = rules;
        this.margins = margins;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What is open before a look: all that is not settled, and the live incidents of locations. */
    @Transactional
    Open open() {
        return new Open(beliefs.all(), incidents.open(Kind.CONNECTION), incidents.open(Kind.SIGHT), heldBack.covering());
    }

    /** A look at one location; returns what is believed from now on. */
    @Transactional
    Belief onLook(Polled polled) {
        String location = polled.after().id();
        incidents.lock(location);
        Belief before = beliefs.of(location);
        Verdict losses = Reconcile.losses(before, polled, live(location, Kind.CONNECTION), margins);
        Verdict sight = Reconcile.sight(losses.belief(), polled.after(), live(location, Kind.SIGHT), margins);
        completeness.expect(Expectation.of(before, losses.belief(), polled, margins));
        follow(losses);
        follow(sight);
        return losses.belief();
    }

    /** A reading of a location's devices. */
    @Transactional
    void onDevices(DevicesRead reading) {
        Place place = reading.place();
        incidents.lock(place.id());
        LiveIncident live = live(place.id(), Kind.CONNECTION);
        Belief belief = beliefs.of(place.id());
        Verdict verdict = Examination.of(
                belief, place, live, reading.devices(), new Examination.Look(reading.at(), margins));
        follow(verdict);
        Incident after = verdict.decision().incident() == null ? live : verdict.decision().incident();
        if (reading.devices() != null && after instanceof LiveIncident) {
            incidents.keep(after.id(), Impact.of(reading.devices(), reading.at()));
        }
        readings.onDevices(reading);
    }

    /** A judgement about an incident that covers others. */
    @Transactional
    void onJudgement(Judgement judgement) {
        metrics.found(judgement.finding());
        recorder.follow(judgement.decision());
    }

    /** Bikeep gave no usable answer. */
    @Transactional
    void onFailure(PollFailed failure) {
        LiveIncident upstream = incidents.open(Kind.UPSTREAM).stream().findFirst().orElse(null);
        FleetWatch.failing(upstream, failure.since(), failure.why(), failure.at(), margins).ifPresent(this::onJudgement);
    }

    /** Holds back what is told by another incident, and lets go what no longer is. */
    @Transactional
    void cover() {
        storms.review(heldBack.covering()).ifPresent(recorder::follow);
        Set<IncidentId> held = heldBack.all();
        outbox.withhold(held);
        // what comes back with the others is seen whole twice by then
        Instant settled = clock.instant().plus(margins.recheck()).plus(rules.now().route().pace().groupInterval());
        outbox.release(held, settled);
    }

    /** Which of these incidents somebody was told of. */
    @Transactional
    Set<IncidentId> told(List<LiveIncident> live) {
        return outbox.told(live.stream().map(LiveIncident::id).toList());
    }

    /** Says which webhooks did not come. */
    @Transactional
    void judgeWebhooks(Instant now) {
        if (completeness.isAnyDue(now)) {
            completeness.judge(now, margins);
        }
    }

    private void follow(Verdict verdict) {
        metrics.found(verdict.finding());
        if (verdict.decision().incident() != null) {
            recorder.follow(verdict.decision());
        }
        beliefs.keep(verdict.belief());
    }

    private @Nullable LiveIncident live(String location, Kind kind) {
        return incidents.latest(new IncidentKey(location, kind)).orElse(null) instanceof LiveIncident open ? open : null;
    }

    /**
     * What is open.
     *
     * @param beliefs  all that is not settled
     * @param losses   live incidents of kind {@link Kind#CONNECTION}
     * @param blind    live incidents of kind {@link Kind#SIGHT}
     * @param covering live incidents that are told in place of others
     */
    record Open(
            List<Belief> beliefs, List<LiveIncident> losses, List<LiveIncident> blind, List<LiveIncident> covering) {}
}
