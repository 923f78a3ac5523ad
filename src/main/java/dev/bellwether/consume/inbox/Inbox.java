package dev.bellwether.consume.inbox;

import dev.bellwether.event.EventId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Remembers events; joins the caller's transaction, so that an event counts as seen only with its effects. */
@ApplicationScoped
public class Inbox implements PanacheRepositoryBase<InboxRow, String> {

    private final InstantSource clock;

    Inbox(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether this is the first time; remembers it. Waits for another transaction that has the same event in hand. */
    public boolean isFirst(EventId event) {
        return getEntityManager()
                        .createNativeQuery("insert into inbox (event_id, processed_at) values (:id, :now)"
                                + " on conflict do nothing")
                        .setParameter("id", event.value())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
