package dev.bellwether.receive.quarantine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps unproven deliveries, in the background and within bounds. */
@ApplicationScoped
public class Quarantine implements PanacheRepository<QuarantineRow> {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int WAITING = 64;

    private final QuarantineSettings settings;
    private final InstantSource clock;
    private final Counter kept;
    private final Counter lost;
    // One writer and a short queue: a flood of forgeries costs a bounded share of memory and database.
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

    Quarantine(QuarantineSettings settings, InstantSource clock, MeterRegistry registry) {
        this.settings = settings;
        this.clock = clock;
        this.kept = registry.counter("bellwether.quarantine.deliveries", "outcome", "kept");
        this.lost = registry.counter("bellwether.quarantine.deliveries", "outcome", "lost");
    }

    /** Keeps a delivery if there is room in the queue; returns at once and never fails. */
    public void keep(byte[] body, String why, String client) {
        Instant now = clock.instant();
        try {
            writer.execute(() -> write(body, why, client, now));
        } catch (RejectedExecutionException full) {
            lost.increment();
        }
    }

    private void write(byte[] body, String why, String client, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                QuarantineRow row = new QuarantineRow();
                row.receivedAt = now;
                row.reason = why;
                row.client = client;
                row.body = body;
                persistAndFlush(row);
                trim(now);
            });
            kept.increment();
        } catch (RuntimeException e) {
            lost.increment();
            LOG.warnf("unproven delivery not kept reason=%s", e.getMessage());
        }
    }

    private void trim(Instant now) {
        getEntityManager()
                .createNativeQuery(
                        """
                        delete from quarantine where received_at < :oldest or id in (
                            select id from (
                                select id,
                                       row_number() over (order by id desc) as place,
                                       sum(octet_length(body)) over (order by id desc) as size
                                from quarantine) ranked
                            where place > :count or size > :size)
                        """)
                .setParameter("oldest", now.minus(settings.maxAge()))
                .setParameter("count", settings.maxCount())
                .setParameter("size", settings.maxSize().asLongValue())
                .executeUpdate();
    }

    @PreDestroy
    void stop() {
        writer.shutdownNow();
    }
}
