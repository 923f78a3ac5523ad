package dev.bellwether.locate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The directory's tables, seen and changed past the application. */
@Singleton
class Database {

    @Inject
    EntityManager entities;

    /** Everything is due, nothing is in hand, no call was made in this minute. */
    @Transactional
    public void clear() {
        entities.createNativeQuery("truncate belief, webhook_heard, webhook_expectation").executeUpdate();
        entities.createNativeQuery("update poll_turn set due_at = 'epoch', taken_until = null, failing_since = null,"
                        + " minute_began = 'epoch', minute_calls = 0")
                .executeUpdate();
    }

    /** Everything is due again, whoever asked in this minute. */
    @Transactional
    public void clearTurn() {
        entities.createNativeQuery("update poll_turn set due_at = 'epoch', taken_until = null").executeUpdate();
    }

    /** A location that is to be looked at by then, and whose devices are or are not to be read. */
    @Transactional
    public void due(String location, Instant at, boolean devices) {
        entities.createNativeQuery("insert into belief (location, due_at, devices_due) values (?1, ?2, ?3)"
                        + " on conflict (location) do update set due_at = ?2, devices_due = ?3")
                .setParameter(1, location)
                .setParameter(2, at)
                .setParameter(3, devices)
                .executeUpdate();
    }

    /** The rows of a query with one column. */
    @Transactional
    @SuppressWarnings("unchecked")
    public <T> List<T> list(String sql) {
        return entities.createNativeQuery(sql).getResultList();
    }
}
