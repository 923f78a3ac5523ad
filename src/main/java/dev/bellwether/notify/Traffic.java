package dev.bellwether.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the lanes fare, for all replicas. Every call joins the caller's transaction. */
@ApplicationScoped
class Traffic implements PanacheRepositoryBase<LaneRow, String> {

    private final InstantSource clock;

    Traffic(InstantSource clock) {
        this.clock = clock;
    }

    /** Has every message that waits travel by the lane that the rules give its target now. */
    void lead(Map<Lanes.Target, Lane> lanes) {
        List<String> names = new ArrayList<>(List.of(Lanes.NOWHERE.name()));
        insert(Lanes.NOWHERE);
        lanes.forEach((target, lane) -> {
            insert(lane);
            names.add(lane.name());
            getEntityManager()
                    .createNativeQuery(
                            "update notification set lane = :lane where state = 'PENDING' and receiver = :receiver"
                                    + " and integration = :integration and lane <> :lane")
                    .setParameter("lane", lane.name())
                    .setParameter("receiver", target.receiver())
                    .setParameter("integration", target.integration())
                    .executeUpdate();
        });
        getEntityManager()
                .createNativeQuery("update notification set lane = '' where state = 'PENDING' and lane not in :names")
                .setParameter("names", names)
                .executeUpdate();
    }

    private void insert(Lane lane) {
        getEntityManager()
                .createNativeQuery(
                        "insert into lane (name, far) values (:name, :far) on conflict (name) do update set far = :far"
                                + " where lane.far <> :far")
                .setParameter("name", lane.name())
                .setParameter("far", lane.far())
                .executeUpdate();
    }

    /** The lanes by which something is due. */
    @SuppressWarnings("unchecked")
    List<String> wanted() {
        Instant now = rewound();
        return getEntityManager()
                .createNativeQuery(
                        "select distinct lane from notification"
                                + " where state = 'PENDING' and not withheld and (next_attempt_at <= :now or set_at > :ahead)")
                .setParameter("now", now)
                .setParameter("ahead", now.plus(NotificationRow.AHEAD))
                .getResultList();
    }

    /**
     * Takes the lane's next turn, if that is not later than one cares to wait. A lane by which nothing arrives until it is
     * mended is let try at once.
     *
     * @return when the turn is; if that is too late, it was not taken
     */
    Instant turn(Lane lane, Instant latest) {
        insert(lane);
        Instant now = rewound();
        LaneRow row = findById(lane.name(), LockModeType.PESSIMISTIC_WRITE);
        Instant turn = row.freeAt == null || row.isFree(now) || row.brokenAt != null ? now : row.freeAt;
        if (!turn.isAfter(latest) && !lane.pace().isZero()) {
            row.freeAt = turn.plus(lane.pace());
        }
        return turn;
    }

    /** The lane, held until the transaction ends; null while another replica holds it or it is new to this database. */
    @Nullable LaneRow hold(Lane lane) {
        return (LaneRow) getEntityManager()
                .createNativeQuery("select * from lane where name = :name for update skip locked", LaneRow.class)
                .setParameter("name", lane.name())
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Something arrived. If nothing could before, what was tried in vain is due now. */
    void passed(Lane lane) {
        Instant now = rewound();
        int mended = update("brokenAt = null, freeAt = null where name = ?1 and brokenAt is not null", lane.name());
        update("failures = 0, why = null, lastAt = ?1 where name = ?2", now, lane.name());
        keepPace(lane, now);
        if (mended > 0) {
            getEntityManager()
                    .createNativeQuery("update notification set next_attempt_at = :now, set_at = :now where lane = :lane"
                            + " and state = 'PENDING' and attempts > 0 and not unsure and next_attempt_at > :now")
                    .setParameter("now", now)
                    .setParameter("lane", lane.name())
                    .executeUpdate();
        }
    }

    /** How a lane fares; null for one that is new to this database. */
    @Nullable LaneRow row(Lane lane) {
        return findById(lane.name());
    }

    /** Something did not arrive, which says nothing of what else travels there. */
    void tried(Lane lane) {
        Instant now = rewound();
        update("lastAt = ?1 where name = ?2", now, lane.name());
        keepPace(lane, now);
    }

    /** The far side counts from when it got the last message: counted from when we took it, a slow one is followed too soon. */
    private void keepPace(Lane lane, Instant now) {
        if (!lane.pace().isZero()) {
            Instant next = now.plus(lane.pace());
            update("freeAt = ?1 where name = ?2 and (freeAt is null or freeAt < ?1)", next, lane.name());
        }
    }

    /**
     * The far side takes nothing: nothing is sent there until then. The rows are held in one order, so that two who close
     * lanes at once do not wait for each other.
     */
    void close(Lane lane, Instant until, String why) {
        Instant now = rewound();
        getEntityManager()
                .createNativeQuery("select 1 from lane where far = :far order by name for update")
                .setParameter("far", lane.far())
                .getResultList();
        getEntityManager()
                .createNativeQuery(
                        "update lane set free_at = greatest(free_at, :until), failures = failures + 1, why = :why,"
                                + " last_at = :now where far = :far")
                .setParameter("until", until)
                .setParameter("why", why)
                .setParameter("now", now)
                .setParameter("far", lane.far())
                .executeUpdate();
    }

    /**
     * The time. Lanes that a clock closed which was ahead, and has been put back, stay closed from now on as long as they were
     * to be then.
     */
    private Instant rewound() {
        Instant now = clock.instant();
        getEntityManager()
                .createNativeQuery("update lane set free_at = free_at - (last_at - :now), last_at = :now where last_at > :ahead")
                .setParameter("now", now)
                .setParameter("ahead", now.plus(NotificationRow.AHEAD))
                .executeUpdate();
        return now;
    }

    /** How often in a row the far side took nothing. */
    int failures(Lane lane) {
        LaneRow row = row(lane);
        return row == null ? 0 : row.failures;
    }

    /** Nothing arrives there until somebody mends it; whether they have is tried after that time. */
    void broke(Lane lane, Duration retry, String why) {
        Instant now = rewound();
        update(
                "brokenAt = coalesce(brokenAt, ?1), freeAt = ?2, why = ?3, lastAt = ?1 where name = ?4",
                now, now.plus(retry), why, lane.name());
    }
}
