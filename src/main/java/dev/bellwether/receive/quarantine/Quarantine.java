package dev.bellwether.receive.quarantine;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps unproven deliveries, in the background and within bounds, and what somebody decided about them. */
@ApplicationScoped
public class Quarantine implements PanacheRepository<QuarantineRow> {

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int MOST_QUEUED = 64;
    static final String WAITING = "waiting";

    private final QuarantineSettings settings;
    private final InstantSource clock;
    private final QuarantineMetrics metrics;
    // One writer and a short queue: a flood of forgeries costs a bounded share of memory and database.
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_QUEUED));

    Quarantine(QuarantineSettings settings, InstantSource clock, QuarantineMetrics metrics) {
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Keeps a delivery if there is room in the queue; returns at once and never fails. */
    public void keep(byte[] body, String why, String client) {
        Instant now = clock.instant();
        try {
            writer.execute(() -> write(body, why, client, now));
        } catch (RejectedExecutionException full) {
            metrics.lost();
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
                row.state = WAITING;
                persistAndFlush(row);
                trim(now);
            });
            metrics.kept();
        } catch (RuntimeException e) {
            metrics.lost();
            LOG.warnf("unproven delivery not kept reason=%s", e.getMessage());
        }
    }

    /**
     * The newest first; joins the caller's transaction.
     *
     * @param state  those that stand there; all when null
     * @param before those with smaller ids
     * @param limit  at most so many
     */
    public List<Suspect> list(Suspect.@Nullable State state, long before, int limit) {
        String wanted = state == null ? "" : written(state);
        return find("id < ?1 and (?2 = '' or state = ?2) order by id desc", before, wanted).page(0, limit).stream()
                .map(QuarantineRow::suspect)
                .toList();
    }

    /** One of them; joins the caller's transaction. */
    public Optional<Suspect> find(long id) {
        return findByIdOptional(id).map(QuarantineRow::suspect);
    }

    /** One of them, about which nobody else decides until the caller's transaction ends. */
    public Optional<Suspect> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(QuarantineRow::suspect);
    }

    /** Writes a decision down; joins the caller's transaction. A discarded body is forgotten. */
    public Suspect decide(long id, Suspect.State state, String by, String comment) {
        QuarantineRow row = findById(id);
        row.state = written(state);
        row.decidedAt = clock.instant();
        row.decidedBy = by;
        row.comment = comment;
        if (state == Suspect.State.DISCARDED) {
            row.body = new byte[0];
        }
        metrics.decided(state);
        LOG.infof("unproven delivery %s id=%d by=%s", row.state, id, by);
        return row.suspect();
    }

    private static String written(Suspect.State state) {
        return state.name().toLowerCase(Locale.ROOT);
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
