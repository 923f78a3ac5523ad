package dev.bellwether.receive.spool;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Looks for what is kept, puts it on Kafka when that is back, and ends the holding when nothing is kept any more. */
@Singleton
class Drainer {

    private static final Logger LOG = Logger.getLogger(Drainer.class);
    private static final int BATCH = 500;
    /** Most looks that are let go by after Kafka failed again and again: others may have a way to it. */
    private static final int LONGEST_PAUSE = 4;

    private final Spool spool;
    private final Conveyor conveyor;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread drainer = new Thread(work, "spool-drainer");
        drainer.setDaemon(true);
        drainer.setContextClassLoader(Drainer.class.getClassLoader());
        return drainer;
    });
    private boolean unseen;
    private int failures;
    private int pause;

    Drainer(Spool spool, Conveyor conveyor) {
        this.spool = spool;
        this.conveyor = conveyor;
    }

    /** What an earlier run left is found before anything newer can overtake it. */
    void begin(@Observes StartupEvent start) {
        look();
    }

    @Scheduled(
            every = "${bellwether.spool.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class) // before, nothing can be published
    CompletionStage<Void> tick() {
        return CompletableFuture.runAsync(this::work, thread);
    }

    private void work() {
        Stock stock = look();
        if (stock == null) {
            return;
        }
        if (stock.waiting() > 0 && pause > 0) {
            pause--;
        } else if (stock.waiting() > 0) {
            drain(stock);
            look();
        } else if (spool.intake().isHolding() && spool.isLongSinceKafkaRefused()) {
            endHolding(); // another replica has drained
        }
    }

    private Stock look() {
        try {
            Stock stock = spool.look();
            unseen = false;
            if (stock.waiting() > 0) {
                spool.intake().found();
            }
            return stock;
        } catch (SQLException | RuntimeException e) {
            if (!unseen) {
                LOG.warnf("spool not seen reason=%s", e.getMessage());
            }
            unseen = true;
            return null;
        }
    }

    private void drain(Stock stock) {
        int drained = 0;
        Conveyor.Leg leg;
        do {
            // after a failure one is enough to see whether Kafka is back
            leg = conveyor.next(failures == 0 ? BATCH : 1);
            drained += leg.drained();
            failures = leg.end() == Conveyor.End.KAFKA_AWAY ? failures + 1 : 0;
        } while (leg.end() == Conveyor.End.MORE);
        pause = Math.min(failures, LONGEST_PAUSE);
        if (failures > 0) {
            spool.refusedByKafka();
        }
        if (drained > 0) {
            LOG.infof("spool drained deliveries=%d found=%d", drained, stock.waiting());
        }
        if (leg.end() == Conveyor.End.THROUGH) {
            endHolding();
        }
    }

    /** While nothing is written, the rest is drained; if nothing is left then, newer ones may go to Kafka themselves. */
    private void endHolding() {
        if (spool.intake().handBack(() -> conveyor.last().end() == Conveyor.End.THROUGH)) {
            LOG.info("spool empty, deliveries go to Kafka again");
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
