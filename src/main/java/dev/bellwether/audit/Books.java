package dev.bellwether.audit;

import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Late;
import dev.bellwether.notify.Arrears;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database says, in one short transaction. */
@Singleton
class Books {

    private static final int TIMEOUT_SECONDS = 10;

    private final Incidents incidents;
    private final Arrears arrears;
    private final Voice voice;

    Books(Incidents incidents, Arrears arrears, Voice voice) {
        this.incidents = incidents;
        this.arrears = arrears;
        this.voice = voice;
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
                arrears.failedSince(failedSince)));
    }

    /**
     * What was read.
     *
     * @param ours      whether this replica speaks
     * @param incidents of which something is late
     * @param messages  that are late
     * @param failures  the messages that failed for good
     */
    record Page(boolean ours, @Nullable Late incidents, @Nullable Late messages, List<Arrears.Failure> failures) {}
}
