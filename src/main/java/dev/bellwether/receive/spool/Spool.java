package dev.bellwether.receive.spool;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;

/** Keeps proven deliveries while Kafka is away. */
@ApplicationScoped
public class Spool {

    /** For so long it is taken for true what was last seen. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Intake intake;
    private final SpoolTable table;
    private final SpoolSettings settings;
    private final SpoolMetrics metrics;
    private volatile boolean takes;
    private volatile long refusedAt = System.nanoTime() - FRESH_NANOS;
    private volatile long seenAt = System.nanoTime() - FRESH_NANOS;

    Spool(SpoolTable table, SpoolSettings settings, SpoolMetrics metrics) {
        this.table = table;
        this.settings = settings;
        this.metrics = metrics;
        this.intake = new Intake(
                (deliveries, mayPass) -> table.write(deliveries, mayPass && isLongSinceKafkaRefused()), settings.timeout());
    }

    /** Whether deliveries are kept that newer ones must not overtake. Asks nobody. */
    public boolean isHolding() {
        return intake.isHolding();
    }

    /** Keeps a delivery that Kafka could not take; answers in a bounded time and never fails. */
    public CompletableFuture<Kept> keep(Delivery delivery) {
        refusedByKafka();
        return intake.keep(delivery).whenComplete((kept, e) -> metrics.kept(kept));
    }

    /** Keeps a delivery because others are kept; answers in a bounded time and never fails. */
    public CompletableFuture<Kept> keepBehindOthers(Delivery delivery) {
        return intake.keepBehindOthers(delivery).whenComplete((kept, e) -> metrics.kept(kept));
    }

    /** Takes note that Kafka did not take something: for a while nothing that waits here is sent there unasked. */
    public void refusedByKafka() {
        refusedAt = System.nanoTime();
    }

    /** Takes note of a delivery that was published before older ones that are kept, since they could not be reached. */
    public void overtaken() {
        metrics.overtaken();
    }

    /** Whether it took one if one came, by the last look. Asks nobody. */
    public boolean isTaking() {
        return takes && System.nanoTime() - seenAt < FRESH_NANOS;
    }

    /** What is kept; joins the caller's transaction. */
    public Stock stock(EntityManager entities) {
        return entities.unwrap(Session.class).doReturningWork(SpoolTable::stock);
    }

    /** What share of the nearer of its bounds is used. */
    public double fullness(Stock stock) {
        double count = settings.maxCount() == 0 ? 0 : (double) stock.count() / settings.maxCount();
        long size = settings.maxSize().asLongValue();
        return Math.max(count, size == 0 ? 0 : (double) stock.bytes() / size);
    }

    /** Whether this replica may well have a way to Kafka again. */
    boolean isLongSinceKafkaRefused() {
        return System.nanoTime() - refusedAt > FRESH_NANOS;
    }

    Intake intake() {
        return intake;
    }

    /** Looks at what is kept. */
    Stock look() throws SQLException {
        try {
            Stock stock = table.stock();
            metrics.seen(stock);
            takes = !table.isFull(stock);
            seenAt = System.nanoTime();
            return stock;
        } catch (SQLException e) {
            takes = false;
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        intake.close();
    }
}
