package dev.bellwether.announce;

import dev.bellwether.incident.Changes;
import dev.bellwether.incident.Changes.Change;
import dev.bellwether.incident.Changes.Position;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.wire.ChangeRecord;
import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Writes down for others what has changed: read in one transaction, put on the topic outside any, the place kept in another. What
 * cannot be put is put again from the same place.
 */
@ApplicationScoped
class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);
    private static final int MOST = 200;

    private final Announced announced;
    private final Changes changes;
    private final Incidents incidents;
    private final IncidentTopic topic;
    private final AnnounceMetrics metrics;
    private final AnnounceSettings settings;
    private boolean failing;

    Announcer(
            Announced announced,
            Changes changes,
            Incidents incidents,
            IncidentTopic topic,
            AnnounceMetrics metrics,
            AnnounceSettings settings) {
        this.announced = announced;
        this.changes = changes;
        this.incidents = incidents;
        this.topic = topic;
        this.metrics = metrics;
        this.settings = settings;
    }

    /**
     * What is to be put.
     *
     * @param records of changes, in order
     * @param end     where that ends
     * @param more    whether there may be more behind it
     */
    private record Batch(List<ChangeRecord> records, Position end, boolean more) {}

    @Scheduled(
            every = "${bellwether.announce.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    synchronized void announce() {
        metrics.looks();
        try {
            boolean more = settings.enabled();
            while (more) {
                more = putNext();
            }
            metrics.upToDate();
            failing = false;
        } catch (RuntimeException e) {
            metrics.failed();
            if (!failing) {
                LOG.warnf("topic of incidents not written, trying again reason=%s", e.getMessage());
            }
            failing = true;
        }
    }

    /** Puts what comes next, unless another replica does; whether there is more behind it. */
    private boolean putNext() {
        Batch batch = QuarkusTransaction.requiringNew().call(() -> announced.take().flatMap(this::since).orElse(null));
        if (batch == null) {
            return false;
        }
        topic.put(batch.records());
        metrics.put(batch.records().size());
        boolean ours = QuarkusTransaction.requiringNew().call(() -> announced.moveTo(batch.end()));
        return ours && batch.more();
    }

    private Optional<Batch> since(Position position) {
        List<Change> found = changes.after(position, MOST);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(
                        found.stream().flatMap(this::record).toList(),
                        found.get(found.size() - 1).position(),
                        found.size() == MOST));
    }

    private Stream<ChangeRecord> record(Change change) {
        return incidents.find(change.now().id()).map(incident -> ChangeRecord.of(change, incident)).stream();
    }
}
