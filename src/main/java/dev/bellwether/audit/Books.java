package dev.bellwether.audit;

import dev.bellwether.decide.audit.Sight;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Late;
import dev.bellwether.notify.Arrears;
import dev.bellwether.receive.spool.Spool;
import dev.bellwether.receive.spool.Stock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database says, in one short transaction. */
@Singleton
class Books {

    private static final int TIMEOUT_SECONDS = 10;

    private final Incidents incidents;
    private final Arrears arrears;
    private final Spool spool;
    private final Voice voice;
    private final EntityManager entities;

    Books(Incidents incidents, Arrears arrears, Spool spool, Voice voice, EntityManager entities) {
        this.incidents = incidents;
        this.arrears = arrears;
        this.spool = spool;
        this.voice = voice;
        this.entities = entities;
    }

    /**
     * Reads.
     *
     * @param latest      what should have been done before then is late
     * @param failedSince since when failures are wanted
     */
    Page read(Instant latest, Instant failedSince) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> new Page(
                voice.isOurs(),
                incidents.overdue(latest).orElse(null),
                arrears.overdue(latest).orElse(null),
                arrears.failedSince(failedSince),
                spooled()));
    }

    private Sight.Spooled spooled() {
        Stock stock = spool.stock(entities);
        return new Sight.Spooled(stock.waiting(), stock.oldest(), spool.fullness(stock), stock.setAside());
    }

    /**
     * What was read.
     *
     * @param ours      whether this replica speaks
     * @param incidents of which something is late
     * @param messages  that are late
     * @param failures  the messages that failed for good
     * @param spooled   the webhooks that Kafka has not taken
     */
    record Page(
            boolean ours,
            @Nullable Late incidents,
            @Nullable Late messages,
            List<Arrears.Failure> failures,
            Sight.Spooled spooled) {}
}
