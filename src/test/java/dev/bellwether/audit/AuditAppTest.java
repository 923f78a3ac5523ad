package dev.bellwether.audit;

import static dev.bellwether.testkit.Events.LOCATION;
import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.consume.QuietByHand;
import dev.bellwether.decide.Plan;
import dev.bellwether.decide.Reason;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.audit.Failing;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.local.service.Mail;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.notify.Outbox;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Something stands still, and its keepers hear of it though nothing is dispatched. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class AuditAppTest {

    private static final Duration PATIENCE = Duration.ofSeconds(61);

    @Inject
    Auditor auditor;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    QuietByHand watch;

    @Inject
    Incidents incidents;

    @Inject
    Outbox outbox;

    @Inject
    Voice voice;

    @Inject
    AuditSettings settings;

    @Inject
    RulesInForce rules;

    @Inject
    EntityManager entities;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String location;

    @BeforeEach
    void nothingIsWrong(TestInfo test) {
        location = test.getTestMethod().orElseThrow().getName();
        advance(Duration.ofHours(1));
        forget();
        auditor.look();
        Services.clear();
    }

    /** What this and other tests have left waiting; what is under way just then finds its row still. */
    @AfterEach
    void forget() {
        run("update notification set state = 'CANCELLED', ended_at = now() where state = 'PENDING'");
        run("update incident set due_at = null");
    }

    @Test
    void a_message_that_nobody_sends_is_told_again_every_repeat_interval_and_to_its_end() {
        incident(null, true);
        auditor.look();
        advance(PATIENCE);
        assertThat(gauge(Failing.MESSAGE_OVERDUE)).isZero();
        auditor.look();
        auditor.look();

        Mail mail = mails().get(0);
        assertThat(mails()).hasSize(1);
        assertThat(mail.subject()).isEqualTo("[critical] Bellwether: messages are not sent");
        assertThat(mail.text()).contains("3 messages are due and not tried; the first has waited for 61 s.");
        assertThat(gauge(Failing.MESSAGE_OVERDUE)).isEqualTo(3);

        advance(Duration.ofHours(4));
        auditor.look();
        assertThat(mails()).hasSize(2);

        dispatcher.dispatch();
        awaitMail("Resolved: Bellwether: messages are not sent");
        assertThat(gauge(Failing.MESSAGE_OVERDUE)).isZero();
        assertThat(mails()).hasSize(3);
    }

    @Test
    void a_message_that_waits_for_its_next_attempt_or_is_withheld_is_not_late() {
        incident(null, true);
        run("update notification set next_attempt_at = '2999-01-01' where state = 'PENDING' and integration = 'email/0'");
        run("update notification set withheld = true where state = 'PENDING' and integration <> 'email/0'");
        advance(PATIENCE);
        auditor.look();

        assertThat(mails()).isEmpty();
    }

    @Test
    void an_incident_of_which_something_is_due_and_not_done_is_told_and_its_end() {
        incident(now().minus(Duration.ofHours(1)), false);
        auditor.look();
        assertThat(mails()).as("it was written just now").isEmpty();

        advance(PATIENCE);
        auditor.look();
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Something is due about 1 incident and is not done; the first has waited for 61 s."));

        watch.quiet();
        auditor.look();
        assertThat(mails()).last().satisfies(mail -> assertThat(mail.subject()).startsWith("Resolved: "));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void an_event_that_the_consumer_cannot_get_past_is_told_and_its_end() {
        QuarkusTransaction.begin();
        try {
            incidents.lock(location); // as somebody who hangs while deciding about it
            send(now().minus(PATIENCE).minusSeconds(5));
            auditor.look();
        } finally {
            QuarkusTransaction.rollback();
        }

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).contains("events are not processed");
            assertThat(mail.text()).contains("1 accepted event has no outcome; the first has waited for 66 s.");
        });
        awaitMail("Resolved: Bellwether: events are not processed");
    }

    @Test
    void a_dead_letter_and_a_message_that_failed_for_good_are_told_once() throws Exception {
        try (KafkaProducer<String, byte[]> stranger = producer()) {
            stranger.send(new ProducerRecord<>("bikeep.events", location, new byte[] {1, 2, 3})).get();
        }
        awaitMail("Bellwether: events could not be processed");
        incident(null, true);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update notification set state = 'FAILED', ended_at = ?1, last_error = 'Slack says no'"
                                + " where state = 'PENDING' and integration = 'slack/0'")
                .setParameter(1, now())
                .executeUpdate());
        auditor.look();
        auditor.look();
        advance(Duration.ofHours(5));
        forget();
        auditor.look();

        assertThat(mails()).extracting(Mail::subject)
                .containsExactly(
                        "[critical] Bellwether: events could not be processed",
                        "[critical] Bellwether: messages could not be delivered");
        assertThat(mails().get(1).text()).contains("1 message failed for good: to oncall by slack/0 (Slack says no).");
    }

    @Test
    void one_replica_speaks_until_it_has_not_looked_for_three_intervals() {
        Voice other = new Voice(entities, settings);
        assertThat(isOurs(voice)).isTrue();
        assertThat(isOurs(other)).isFalse();

        run("update audit_voice set until = now() - interval '1 second'");
        assertThat(isOurs(other)).isTrue();
        incident(null, true);
        advance(PATIENCE);
        auditor.look();
        assertThat(mails()).isEmpty();
        assertThat(gauge(Failing.MESSAGE_OVERDUE)).as("it is found all the same").isEqualTo(3);

        run("update audit_voice set until = now() - interval '1 second'");
        auditor.look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_look_by_the_clockwork_is_made_in_a_thread_of_its_own() throws Exception {
        double looks = Metrics.value("bellwether_audit_looks_total");

        auditor.tick().toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(Metrics.value("bellwether_audit_looks_total")).isEqualTo(looks + 1);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .contains("audit", "audit-database", "audit-kafka");
    }

    @Test
    void everything_that_can_be_found_is_counted_before_it_is() {
        for (Failing failing : Failing.values()) {
            assertThat(gauge(failing)).isZero();
            assertThat(Metrics.value("bellwether_audit_found_total{finding=\"" + failing.written() + "\"}")).isNotNegative();
        }
    }

    /** An open incident, perhaps with something due and with messages that are due now. */
    private void incident(Instant due, boolean told) {
        Alert alert = new Alert(
                Fingerprint.of(AlertName.LOCATION_OUTAGE, location, "", ""), AlertName.LOCATION_OUTAGE, Severity.CRITICAL,
                DeviceRef.NONE, "", Source.WEBHOOK, now(), now(), now(), null);
        LiveIncident incident = LiveIncident.opened(new IncidentKey(location, Kind.CONNECTION), LOCATION, alert, "test");
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.save(incident, List.of(), due);
            if (told) {
                outbox.tell(
                        incident.id(), new Plan.Tell("oncall", Reason.FIRST, now()),
                        rules.now().receivers().get("oncall").integrations());
            }
        });
    }

    /** An event about the test's location that was accepted then. */
    private void send(Instant accepted) {
        LocationRef where = new LocationRef(location, null, null, null, null);
        EventRecord event = EventCodec.encode(new AlarmRaised(
                new Facts(new EventId(location), where, DeviceRef.NONE, accepted, accepted, "{}"), "security", "test"));
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>("bikeep.events", null, accepted.toEpochMilli(), event.key(), event.value());
        event.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(sent);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    }

    private void awaitMail(String subject) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            auditor.look();
            return mails().stream().anyMatch(mail -> mail.subject().endsWith(subject));
        });
    }

    private static List<Mail> mails() {
        return Services.mail().mails().stream()
                .filter(mail -> mail.to().contains("keepers@example.org"))
                .toList();
    }

    private static double gauge(Failing failing) {
        return Metrics.value("bellwether_audit_findings{finding=\"" + failing.written() + "\"}");
    }

    private static boolean isOurs(Voice voice) {
        return QuarkusTransaction.requiringNew().call(voice::isOurs);
    }

    private void run(String statement) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
