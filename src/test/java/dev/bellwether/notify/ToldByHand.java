package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.now;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Incidents that whoever is on call is told of, and the dispatcher's clockwork, by a test's hand on a moved clock. */
@Singleton
@Unremovable
final class ToldByHand {

    private static final String ONCALL = "oncall";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresOutbox outbox;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Incidents incidents;
    private final RulesInForce rules;

    ToldByHand(
            PostgresOutbox outbox, Ledger ledger, Dispatcher dispatcher, Incidents incidents, RulesInForce rules) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.incidents = incidents;
        this.rules = rules;
    }

    /** A location is gone, and that is critical. */
    LiveIncident opened(String location) {
        return opened(location, AlertName.LOCATION_OUTAGE, Severity.CRITICAL);
    }

    /** A device of the location is gone, which is a warning. */
    LiveIncident openedMildly(String location) {
        return opened(location, AlertName.DEVICE_OFFLINE, Severity.WARNING);
    }

    private LiveIncident opened(String location, AlertName what, Severity severity) {
        IncidentKey key = new IncidentKey(location, Kind.CONNECTION);
        LiveIncident incident = LiveIncident.opened(
                        key, new LocationRef(null, null, null, null, location), alert(key, what, severity), "test")
                .confirm(now());
        save(incident, Reason.FIRST);
        return incident;
    }

    /** The whole location is gone now. */
    LiveIncident worse(LiveIncident incident) {
        LiveIncident worse = incident.with(alert(incident.key(), AlertName.LOCATION_OUTAGE, Severity.CRITICAL));
        save(worse, Reason.CHANGED);
        return worse;
    }

    /** All is well again. */
    void over(LiveIncident incident) {
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident.resolve(now(), Recovery.WEBHOOK), List.of(), null);
            outbox.settle(incident.id(), new Plan.Settle(Map.of()), now());
        });
    }

    /** There is more to tell of it. */
    void tell(Incident incident, Reason reason) {
        QuarkusTransaction.requiringNew().run(() -> outbox.tell(
                incident.id(), new Plan.Tell(ONCALL, reason, now()), rules.now().receivers().get(ONCALL).integrations()));
    }

    /** What is due is sent until that is so. */
    void dispatchUntil(Callable<Boolean> done) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            dispatcher.dispatch();
            return done.call();
        });
    }

    /** Everything that is due now has been tried: what is still under way would fill its lane. */
    void dispatch() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(dispatcher::isIdle);
        dispatcher.dispatch();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(dispatcher::isIdle);
    }

    /** Every attempt to tell of it: by which way, and what became of it. */
    List<String> attempts(Incident incident) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.attempts(incident.id()).stream()
                .map(attempt -> attempt.integration() + " " + attempt.outcome())
                .toList());
    }

    /** Nothing waits any more, and no lane is closed. */
    void forget() {
        await().atMost(PATIENCE).until(dispatcher::isIdle);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.getEntityManager()
                    .createNativeQuery("update lane set free_at = null, failures = 0, broken_at = null")
                    .executeUpdate();
            outbox.update("state = 'CANCELLED', endedAt = ?1 where state = 'PENDING'", now());
        });
    }

    private void save(LiveIncident incident, Reason reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident, List.of(), null);
            outbox.tell(
                    incident.id(), new Plan.Tell(ONCALL, reason, now()),
                    rules.now().receivers().get(ONCALL).integrations());
        });
    }

    private static Alert alert(IncidentKey key, AlertName what, Severity severity) {
        return new Alert(
                Fingerprint.of(what, key.location(), "", ""), what, severity, DeviceRef.NONE, "offline", Source.WEBHOOK,
                now(), now(), now(), null);
    }
}
