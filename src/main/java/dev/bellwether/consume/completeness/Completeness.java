package dev.bellwether.consume.completeness;

import dev.bellwether.decide.reconcile.Expectation;
import dev.bellwether.decide.reconcile.Heard;
import dev.bellwether.decide.reconcile.Margins;
import dev.bellwether.event.EventId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Remembers which webhooks were heard and which must come, and says at their deadline which did not. */
@Startup
@ApplicationScoped
public class Completeness {

    private static final Logger LOG = Logger.getLogger(Completeness.class);
    private static final List<String> TYPES = List.of("connection", "connection_confirmed");

    private final EntityManager entities;
    private final MeterRegistry registry;

    Completeness(EntityManager entities, MeterRegistry registry) {
        this.entities = entities;
        this.registry = registry;
        TYPES.forEach(type -> {
            counter(type, "expected");
            counter(type, "seen");
            counter(type, "missed");
        });
    }

    /** An event about a connection was heard of that location. */
    public void heard(EventId event, String location, Heard heard) {
        HeardRow row = new HeardRow();
        row.eventId = event.value();
        row.location = location;
        row.type = heard.type();
        row.worse = heard.worse();
        row.occurredAt = heard.occurredAt();
        row.receivedAt = heard.receivedAt();
        row.ofDevice = heard.ofDevice();
        entities.persist(row);
    }

    /** Webhooks that must come by their deadlines. */
    public void expect(List<Expectation> expected) {
        expected.forEach(each -> {
            entities.merge(ExpectationRow.of(each));
            counter(each.type(), "expected").increment();
        });
    }

    /** Whether any deadline has passed; cheap. */
    public boolean isAnyDue(Instant now) {
        return !entities.createQuery("select 1 from ExpectationRow where met is null and deadline < ?1", Integer.class)
                .setParameter(1, now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Judges every expectation whose deadline has passed. */
    public void judge(Instant now, Margins margins) {
        for (ExpectationRow row : due(now)) {
            Expectation expected = row.expectation();
            row.met = expected.isMetBy(heardOf(expected, margins), margins);
            counter(row.type, row.met ? "seen" : "missed").increment();
            if (!row.met) {
                LOG.infof("webhook missed type=%s location=%s worse=%s seen=%s", row.type, row.location, row.worse, row.seenAt);
            }
        }
    }

    /** Forgets what is older than that. */
    public void forget(Instant olderThan, Duration keepExpectations) {
        entities.createQuery("delete from HeardRow where receivedAt < ?1")
                .setParameter(1, olderThan)
                .executeUpdate();
        entities.createQuery("delete from ExpectationRow where deadline < ?1")
                .setParameter(1, olderThan.minus(keepExpectations))
                .executeUpdate();
    }

    private List<ExpectationRow> due(Instant now) {
        return entities.createQuery(
                        "from ExpectationRow where met is null and deadline < ?1", ExpectationRow.class)
                .setParameter(1, now)
                .getResultList();
    }

    private List<Heard> heardOf(Expectation expected, Margins margins) {
        return entities.createQuery(
                        "from HeardRow where location = ?1 and type = ?2 and receivedAt >= ?3 and receivedAt <= ?4",
                        HeardRow.class)
                .setParameter(1, expected.location())
                .setParameter(2, expected.type())
                .setParameter(3, expected.after().minus(margins.slack()))
                .setParameter(4, expected.deadline())
                .getResultList()
                .stream()
                .map(HeardRow::heard)
                .toList();
    }

    private Counter counter(String type, String what) {
        return registry.counter("bellwether.webhooks." + what, "type", type);
    }
}
