package dev.bellwether.operate.retention;

import dev.bellwether.consume.inbox.InboxSettings;
import dev.bellwether.locate.DirectorySettings;
import dev.bellwether.receive.quarantine.QuarantineSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Deletes what has been kept for long enough, in many small transactions: rows that somebody holds are left for the next time,
 * and of several replicas one deletes at any moment.
 */
@Startup
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    /** For {@code pg_try_advisory_xact_lock}; a number nobody else locks. */
    private static final long ONE_AT_A_TIME = 0x62656c6c_74696479L;
    /** What is not deleted by then is the next hour's. */
    private static final int MOST_BATCHES = 2_000;
    /** Over, at rest, and nobody is still to be told. */
    private static final String OVER =
            """
            state = 'RESOLVED' and resolved_at < :before and updated_at < :before and due_at is null
            and not exists (select 1 from notification n where n.incident_id = incident.id and n.state = 'PENDING')""";

    private final EntityManager entities;
    private final InstantSource clock;
    private final int batch;
    private final List<Shelf> shelves;
    private final Map<String, Counter> deleted = new HashMap<>();

    Retention(
            EntityManager entities,
            InstantSource clock,
            MeterRegistry registry,
            RetentionSettings settings,
            InboxSettings inbox,
            DirectorySettings directory,
            QuarantineSettings quarantine) {
        this.entities = entities;
        this.clock = clock;
        this.batch = settings.batch();
        this.shelves = List.of(
                // the second for what waited in a spool
                Shelf.where("inbox", "event_id", "received_at", "received_at < :before and processed_at < :before", inbox.keep(), 1),
                Shelf.where("incident", "id", "resolved_at", OVER, settings.incidents(), 10),
                Shelf.of("attempt", "id", "at", settings.attempts()),
                Shelf.of("location_history", "id", "at", directory.historyKeep()),
                Shelf.of("quarantine", "id", "received_at", quarantine.maxAge()),
                Shelf.of("dead_letter_replay", "id", "at", settings.incidents()),
                Shelf.of("device_command", "id", "ended_at", settings.incidents()),
                Shelf.of("technician_access", "id", "ended_at", settings.incidents()), // never while the card may be on
                Shelf.of("operator_action", "id", "at", settings.actions()),
                Shelf.of("idempotency_key", "id", "at", settings.keys()));
        shelves.forEach(shelf -> deleted.put(
                shelf.table(), registry.counter("bellwether.retention.deleted", "table", shelf.table())));
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void tidy() {
        shelves.forEach(this::tidy);
    }

    private void tidy(Shelf shelf) {
        Instant before = clock.instant().minus(shelf.keep());
        int most = Math.max(1, batch / shelf.share());
        long all = 0;
        try {
            for (int i = 0; i < MOST_BATCHES; i++) {
                int some = QuarkusTransaction.requiringNew().call(() -> delete(shelf, before, most));
                deleted.get(shelf.table()).increment(some);
                all += some;
                if (some < most) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("what is old stays for now table=%s reason=%s", shelf.table(), e.getMessage());
        }
        if (all > 0) {
            LOG.infof("kept for long enough table=%s deleted=%d before=%s", shelf.table(), all, before);
        }
    }

    /** Nothing while another replica is at it. */
    private int delete(Shelf shelf, Instant before, int most) {
        boolean ours = (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:key)")
                .setParameter("key", ONE_AT_A_TIME)
                .getSingleResult();
        if (!ours) {
            return 0;
        }
        entities.createNativeQuery("set local lock_timeout = '2s'").executeUpdate(); // what goes with a row may be held
        return entities.createNativeQuery(shelf.delete())
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
