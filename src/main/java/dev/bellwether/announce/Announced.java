package dev.bellwether.announce;

import dev.bellwether.incident.Changes.Position;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the topic has been written, and by whom. One replica writes, so that the records of an incident keep their order; another
 * takes over when it has not been heard of for a while. Every call joins the caller's transaction; the time is the database's.
 */
@Singleton
class Announced {

    /** Longer than it takes to write what is read at once, or to be refused. */
    private static final Duration LEASE = Duration.ofSeconds(8);

    private final EntityManager entities;
    private final long me = new SecureRandom().nextLong();

    Announced(EntityManager entities) {
        this.entities = entities;
    }

    /** Where to go on, for the lease's time; empty while another replica writes. Never waits. */
    Optional<Position> take() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        update announced set holder = :me, until = now() + make_interval(secs => :lease)
                        where id in (select id from announced where holder = :me or until < now() for update skip locked)
                        returning tx, line
                        """)
                .setParameter("me", me)
                .setParameter("lease", (double) LEASE.toSeconds())
                .getResultList();
        return rows.stream()
                .map(row -> new Position(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
                .findFirst();
    }

    /** All up to there is written; false when another replica has taken over meanwhile, which writes it once more. */
    boolean moveTo(Position position) {
        return entities.createNativeQuery("update announced set tx = :tx, line = :line where holder = :me")
                        .setParameter("tx", position.transaction())
                        .setParameter("line", position.line())
                        .setParameter("me", me)
                        .executeUpdate()
                > 0;
    }
}
