package dev.bellwether.respond;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/** Rows with a {@code nextAt}, which several replicas work off. */
public final class Due {

    /** Further ahead than anything is ever due: the clock that wrote it was put back. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private Due() {}

    /** The first that is due and that nobody else holds, locked until the caller's transaction ends. */
    public static <R> Optional<R> first(PanacheRepositoryBase<R, UUID> rows, String order, Instant now) {
        return Optional.ofNullable(rows.find("nextAt <= ?1 or nextAt > ?2 order by " + order + ", nextAt", now, now.plus(AHEAD))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .firstResult());
    }
}
