package dev.bellwether.consume.inbox;

import dev.bellwether.decide.Recovered;
import dev.bellwether.decide.RecoveriesHeard;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Remembers events; joins the caller's transaction, so that an event counts as seen only with its effects. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<InboxRow, String>, RecoveriesHeard {

    private static final String REMEMBER =
            """
            insert into inbox (event_id, processed_at, received_at, location, record_key, headers, value, recovered, recovered_at)
            values (:id, :now, :received, :location, :key, :headers, :value, :recovered, :recoveredAt)
            on conflict do nothing""";

    private static final String SETTLE =
            """
            update inbox set topic = :topic, kafka_partition = :partition, kafka_offset = :offset, outcome = :outcome,
                reason = :reason, incident_id = :incident
            where event_id = :id""";

    private static final String NEWEST =
            "select max(recovered_at) from inbox where location = :location and recovered is not null";

    private final InstantSource clock;

    Inbox(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Whether this is the first time; remembers it, so that it can be read again. Waits for another transaction that has
     * the same event in hand.
     *
     * @param location what stands for its location
     */
    public boolean isFirst(DeviceEvent event, String location) {
        EventRecord written = EventCodec.encode(event);
        Recovered back = Recovered.by(event).orElse(null);
        return getEntityManager()
                        .unwrap(Session.class)
                        .createNativeMutationQuery(REMEMBER)
                        .setParameter("id", event.id().value())
                        .setParameter("now", clock.instant())
                        .setParameter("received", event.facts().receivedAt())
                        .setParameter("location", text(location), String.class)
                        .setParameter("key", text(written.key()), String.class)
                        .setParameter("headers", Headers.text(written.headers()))
                        .setParameter("value", written.value())
                        .setParameter("recovered", back == null ? null : text(back.device()), String.class)
                        .setParameter("recoveredAt", back == null ? null : back.at(), Instant.class)
                        .executeUpdate()
                == 1;
    }

    /** Remembers what came of it. */
    public void settle(EventId event, Spot spot, Effect effect) {
        getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(SETTLE)
                .setParameter("id", event.value())
                .setParameter("topic", spot.topic())
                .setParameter("partition", spot.partition())
                .setParameter("offset", spot.offset())
                .setParameter("outcome", effect.outcome())
                .setParameter("reason", text(effect.reason()))
                .setParameter("incident", effect.incident() == null ? null : effect.incident().value(), UUID.class)
                .executeUpdate();
    }

    /** How an event went; empty when none of that id was processed, or so long ago that it is forgotten. */
    public Optional<Passage> passage(EventId event) {
        return findByIdOptional(event.value()).map(InboxRow::passage);
    }

    @Override
    public Optional<Instant> newest(String location, @Nullable String device) {
        NativeQuery<Instant> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(device == null ? NEWEST : NEWEST + " and recovered in ('', :device)", Instant.class)
                .setParameter("location", text(location));
        if (device != null) {
            query.setParameter("device", text(device));
        }
        return Optional.ofNullable(query.getSingleResultOrNull());
    }

    /** PostgreSQL's text holds no NUL, which a delivery may. */
    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : value.replace('\0', '\uFFFD');
    }
}
