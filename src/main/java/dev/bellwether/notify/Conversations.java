package dev.bellwether.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** What the channels want to have back with the next message of an incident. Joins the caller's transaction. */
@ApplicationScoped
class Conversations {

    private final EntityManager entities;

    Conversations(EntityManager entities) {
        this.entities = entities;
    }

    /** What the channel wants to have back. */
    Optional<String> of(UUID incident, Lanes.Target target) {
        return entities.createNativeQuery(
                        "select reference from conversation where incident_id = :incident and receiver = :receiver"
                                + " and integration = :integration",
                        String.class)
                .setParameter("incident", incident)
                .setParameter("receiver", target.receiver())
                .setParameter("integration", target.integration())
                .getResultStream()
                .findFirst()
                .map(String.class::cast);
    }

    /** Keeps what the channel wants to have back. */
    void keep(UUID incident, Lanes.Target target, String reference) {
        entities.createNativeQuery(
                        "insert into conversation (incident_id, receiver, integration, reference)"
                                + " select :incident, :receiver, :integration, :reference"
                                + " where exists (select 1 from incident where id = :incident)"
                                + " on conflict (incident_id, receiver, integration) do update set reference = :reference")
                .setParameter("incident", incident)
                .setParameter("receiver", target.receiver())
                .setParameter("integration", target.integration())
                .setParameter("reference", reference)
                .executeUpdate();
    }
}
