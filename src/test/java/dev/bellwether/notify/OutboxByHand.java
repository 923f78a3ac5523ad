package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.file.RulesFile;
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
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Services;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.TestInfo;

/** Puts incidents into the outbox and turns the dispatcher's clockwork, by hand; each test has names of its own. */
@Singleton
@Unremovable
class OutboxByHand {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresOutbox outbox;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final Incidents incidents;
    private final RulesFile rules;

    private Rules before;
    private String name;

    OutboxByHand(PostgresOutbox outbox, Ledger ledger, Dispatcher dispatcher, Incidents incidents, RulesFile rules) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.incidents = incidents;
        this.rules = rules;
    }

    void begin(TestInfo test) {
        Services.clear();
        name = test.getTestMethod().orElseThrow().getName();
        before = rules.now();
        advance(Duration.ofHours(1));
    }

    /** Leaves nothing behind that another test could stumble over. */
    void end() {
        rules.take(before);
        Services.clear();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.getEntityManager()
                    .createNativeQuery("update lane set free_at = null, failures = 0, broken_at = null")
                    .executeUpdate();
            outbox.update("state = 'CANCELLED', endedAt = ?1 where state = 'PENDING'", now());
        });
    }

    /** Other rules until the test ends. */
    void take(UnaryOperator<Rules> change) {
        rules.take(change.apply(rules.now()));
    }

    static Rules withFallback(Rules rules, String receiver) {
        return new Rules(
                rules.route(), rules.receivers(), rules.severities(), rules.inhibitions(), rules.escalations(),
                rules.hold(), rules.endings(), rules.reopen(), rules.flapping(), rules.storm(), rules.audit(),
                receiver, rules.maintenance());
    }

    /** A critical outage that oncall is to be told of now. */
    LiveIncident opened(String what) {
        IncidentKey key = new IncidentKey(spoken(what), Kind.CONNECTION);
        Alert alert = new Alert(
                Fingerprint.of(AlertName.LOCATION_OUTAGE, key.location(), "", ""), AlertName.LOCATION_OUTAGE,
                Severity.CRITICAL, DeviceRef.NONE, "offline", Source.WEBHOOK, now(), now(), now(), null);
        LiveIncident incident =
                LiveIncident.opened(key, new LocationRef(null, null, null, null, key.location()), alert, "test");
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident, List.of(), null);
            plan(incident, Reason.FIRST);
        });
        return incident;
    }

    /** There is more to tell oncall of it. */
    void changed(Incident incident) {
        QuarkusTransaction.requiringNew().run(() -> plan(incident, Reason.CHANGED));
    }

    private void plan(Incident incident, Reason reason) {
        outbox.tell(
                incident.id(), new Plan.Tell("oncall", reason, now()),
                rules.now().receivers().get("oncall").integrations());
    }

    /** It is over, and that is to be told. */
    void over(LiveIncident incident) {
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident.resolve(now(), Recovery.WEBHOOK), List.of(), null);
            outbox.settle(incident.id(), new Plan.Settle(Map.of()), now());
        });
    }

    /** The words by which an incident of this test is known everywhere. */
    String spoken(String what) {
        return name + ":" + what;
    }

    void dispatchUntil(Callable<Boolean> done) {
        await().atMost(PATIENCE).until(() -> {
            dispatcher.dispatch();
            return done.call();
        });
    }

    /** Everything that is due now has been tried. */
    void dispatch() {
        dispatcher.dispatch();
        await().atMost(PATIENCE).until(dispatcher::isIdle);
    }

    /** The calls by which Slack took something about it. */
    List<String> accepted(String what) {
        return Services.slack().calls().stream()
                .filter(call -> call.accepted() && call.everything().contains(spoken(what)))
                .map(SlackCall::method)
                .toList();
    }

    /** The mails about it to a mailbox of example.org. */
    List<Mail> mails(String to, String what) {
        return Services.mail().mails().stream()
                .filter(mail -> mail.to().contains(to + "@example.org") && mail.text().contains(spoken(what)))
                .toList();
    }

    /** The attempts to tell of it, each as its way and what became of it. */
    List<String> attempts(Incident incident) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.attempts(incident.id()).stream()
                .map(attempt -> attempt.integration() + " " + attempt.outcome())
                .toList());
    }
}
