package dev.bellwether.receive.spool;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.publish.EventPublisher;
import dev.bellwether.publish.TooLong;
import dev.bellwether.receive.spool.SpoolTable.Row;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * From the table onto Kafka, in order: deliveries that have no key in common are under way together, those that have
 * wait for each other's acknowledgement. What is acknowledged is removed in the end; what comes in between, a crash or a lost
 * connection, has the same events published again, by the same ids.
 */
@Singleton
class Conveyor {

    private static final Logger LOG = Logger.getLogger(Conveyor.class);
    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_EVENTS = 2_000;
    /** As good as no end: the publisher gives each of them up by itself. */
    private static final Duration EVER = Duration.ofHours(1);
    /** For all of the last together, so that those who are kept out meanwhile need not be refused. */
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final int FEW = 100;

    private final SpoolTable table;
    private final Contents contents;
    private final EventPublisher publisher;
    private final SpoolMetrics metrics;

    Conveyor(SpoolTable table, Contents contents, EventPublisher publisher, SpoolMetrics metrics) {
        this.table = table;
        this.contents = contents;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    /** How a leg ended. */
    enum End {
        /** All that waited when it began is on Kafka. */
        THROUGH,
        /** More may wait. */
        MORE,
        /** Kafka did not take one. */
        KAFKA_AWAY,
        /** Another replica drains. */
        BUSY,
        /** The database failed. */
        DATABASE_AWAY
    }

    /**
     * What was done.
     *
     * @param end     how it ended
     * @param drained how many deliveries are on Kafka
     */
    record Leg(End end, int drained) {}

    /** Puts the next on Kafka, at most so many. */
    Leg next(int most) {
        return leg(most, false);
    }

    /** Puts the few that are left on Kafka while no replica writes more; when it ends {@link End#THROUGH}, nothing waits any more. */
    Leg last() {
        return leg(FEW, true);
    }

    private Leg leg(int most, boolean alone) {
        try (Transaction transaction = table.drain()) {
            if (!SpoolTable.lock(transaction.connection())) {
                return new Leg(End.BUSY, 0);
            }
            if (alone) {
                SpoolTable.keepWritersOut(transaction.connection());
            }
            List<Row> rows = SpoolTable.first(transaction.connection(), most, MOST_BYTES);
            Done done = publish(rows, System.nanoTime() + (alone ? MOMENT : EVER).toNanos());
            write(transaction.connection(), done);
            transaction.commit();
            metrics.drained(done.published().size());
            metrics.setAside(done.setAside().size());
            boolean all = done.published().size() + done.setAside().size() == rows.size();
            boolean through = rows.size() < most && bytes(rows) < MOST_BYTES;
            return new Leg(!all ? End.KAFKA_AWAY : through ? End.THROUGH : End.MORE, done.published().size());
        } catch (SQLException e) {
            LOG.warnf("spool not drained reason=%s", e.getMessage());
            return new Leg(End.DATABASE_AWAY, 0);
        }
    }

    private static long bytes(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.delivery().data().length).sum();
    }

    private record Done(List<Long> published, Map<Long, String> setAside) {

        void setAside(long id, String why) {
            setAside.put(id, why);
            LOG.errorf("spooled delivery set aside id=%d reason=%s", id, why);
        }
    }

    private static void write(Connection connection, Done done) throws SQLException {
        SpoolTable.remove(connection, done.published());
        for (Map.Entry<Long, String> each : done.setAside().entrySet()) {
            SpoolTable.setAside(connection, each.getKey(), each.getValue());
        }
    }

    private record Underway(long id, CompletableFuture<Void> acknowledged) {}

    /** Publishes them until that time of {@link System#nanoTime}, as many as are acknowledged by then. */
    private Done publish(List<Row> rows, long end) {
        Done done = new Done(new ArrayList<>(), new HashMap<>());
        List<Underway> wave = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int underway = 0;
        for (Row row : rows) {
            List<DeviceEvent> events;
            try {
                events = contents.of(row.delivery());
            } catch (RuntimeException e) { // a fault of ours, and no reason to keep the others waiting
                done.setAside(row.id(), "it cannot be read: " + e.getMessage());
                continue;
            }
            List<String> own = events.stream().map(event -> event.facts().partitionKey()).toList();
            if (own.stream().anyMatch(keys::contains) || underway + events.size() > MOST_EVENTS) {
                if (!await(wave, done)) {
                    return done;
                }
                wave.clear();
                keys.clear();
                underway = 0;
            }
            keys.addAll(own);
            underway += events.size();
            CompletableFuture<Void> acknowledged = publisher.publish(events).subscribeAsCompletionStage();
            wave.add(new Underway(row.id(), acknowledged.orTimeout(end - System.nanoTime(), TimeUnit.NANOSECONDS)));
        }
        await(wave, done);
        return done;
    }

    /** Waits for all of them; false when Kafka did not take one. */
    private static boolean await(List<Underway> wave, Done done) {
        boolean all = true;
        for (Underway each : wave) {
            Throwable failure = failure(each.acknowledged());
            if (failure == null) {
                done.published().add(each.id());
            } else if (failure instanceof TooLong) {
                done.setAside(each.id(), String.valueOf(failure.getMessage()));
            } else {
                all = false;
            }
        }
        return all;
    }

    private static @Nullable Throwable failure(CompletableFuture<Void> acknowledged) {
        try {
            acknowledged.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }
}
