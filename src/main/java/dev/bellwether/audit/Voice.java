package dev.bellwether.audit;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;

/**
 * Which replica speaks. All of them look, count and log; people hear one. Whoever has the voice keeps it by looking; it
 * is free again when its replica has not looked for three intervals. The time is the database's, so that clocks do not
 * matter.
 *
 * <p>A lock for the time of a look would not do: replicas look at different times, so each would get it. One that is held
 * from look to look would stay with a host that has vanished for as long as the server takes to notice.
 */
@Singleton
class Voice {

    private static final int INTERVALS = 3;

    private final EntityManager entities;
    private final double lease;
    private final long me = new SecureRandom().nextLong();

    Voice(EntityManager entities, AuditSettings settings) {
        this.entities = entities;
        this.lease = settings.interval().multipliedBy(INTERVALS).toMillis() / 1000.0;
    }

    /** Takes the voice or keeps it; false while another replica has it. Joins the caller's transaction, never waits. */
    boolean isOurs() {
        return entities.createNativeQuery(
                                """
                                update audit_voice set holder = :me, until = now() + make_interval(secs => :lease)
                                where id in (select id from audit_voice where holder = :me or until < now()
                                             for update skip locked)
                                """)
                        .setParameter("me", me)
                        .setParameter("lease", lease)
                        .executeUpdate()
                > 0;
    }
}
