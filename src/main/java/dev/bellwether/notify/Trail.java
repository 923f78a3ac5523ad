package dev.bellwether.notify;

import dev.bellwether.trace.Step;
import dev.bellwether.trace.Traces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has what is told be a step of the trace in which it was decided. */
@Singleton
class Trail {

    private final Traces traces;
    private final EntityManager entities;

    Trail(Traces traces, EntityManager entities) {
        this.traces = traces;
        this.entities = entities;
    }

    /** Where an incident was last decided about; null when that is not known or nobody asks. Joins the caller's transaction. */
    @Nullable String of(UUID incident) {
        return traces.isOn()
                ? (String) entities.createNativeQuery("select trace from incident where id = :id", String.class)
                        .setParameter("id", incident)
                        .getSingleResult()
                : null;
    }

    /** Tells a parcel by a channel; what is told as one is a step of the first one's trace. */
    Outcome tell(List<Errand> parcel, String channel, Supplier<Outcome> work) {
        Errand first = parcel.get(0);
        Step step = new Step("tell " + channel, first.trace(), Map.of(
                "incident", first.incident().id().toString(),
                "receiver", first.target().receiver(),
                "reason", first.reason().name(),
                "attempt", Integer.toString(first.attempts()),
                "messages", Integer.toString(parcel.size())));
        return traces.calling(step, work, Outcome::word);
    }
}
