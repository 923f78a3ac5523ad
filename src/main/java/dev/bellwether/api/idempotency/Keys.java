package dev.bellwether.api.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;

/** The keys that were used lately, and what was answered, in PostgreSQL: for all replicas. Each call is a transaction of its own. */
@ApplicationScoped
class Keys {

    private final EntityManager entities;
    private final InstantSource clock;

    Keys(EntityManager entities, InstantSource clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Claims the call for whoever asks first; of two who ask at once, one does. */
    Claim claim(Asked asked) {
        return QuarkusTransaction.requiringNew().call(() -> {
            int first = entities.createNativeQuery(
                            "insert into idempotency_key (at, who, key, request) values (:at, :who, :key, :request)"
                                    + " on conflict (who, key) do nothing")
                    .setParameter("at", clock.instant())
                    .setParameter("who", asked.who())
                    .setParameter("key", asked.key())
                    .setParameter("request", asked.request())
                    .executeUpdate();
            return first == 1 ? new Claim.First() : known(asked);
        });
    }

    /** Keeps the answer for whoever asks again. */
    void keep(Asked asked, Claim.Answered answer) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update idempotency_key set status = :status, media_type = :type, body = :body, location = :location,"
                                + " etag = :etag where who = :who and key = :key")
                .setParameter("status", answer.status())
                .setParameter("type", answer.mediaType())
                .setParameter("body", answer.body())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("who", asked.who())
                .setParameter("key", asked.key())
                .executeUpdate());
    }

    /** Nothing was done: it may be asked for again. */
    void release(Asked asked) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "delete from idempotency_key where who = :who and key = :key")
                .setParameter("who", asked.who())
                .setParameter("key", asked.key())
                .executeUpdate());
    }

    @SuppressWarnings("unchecked")
    private Claim known(Asked asked) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select request, status, media_type, body, location, etag from idempotency_key"
                                + " where who = :who and key = :key")
                .setParameter("who", asked.who())
                .setParameter("key", asked.key())
                .getResultList();
        if (rows.isEmpty()) {
            return new Claim.Pending(); // released just now
        }
        Object[] row = rows.get(0);
        if (!row[0].equals(asked.request())) {
            return new Claim.Other();
        }
        return row[1] == null
                ? new Claim.Pending()
                : new Claim.Answered(
                        ((Number) row[1]).intValue(), (String) row[2], (String) row[3], (String) row[4], (String) row[5]);
    }
}
