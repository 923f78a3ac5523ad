package dev.bellwether.receive;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.publish.EventPublisher;
import dev.bellwether.publish.TooLong;
import dev.bellwether.publish.Unavailable;
import dev.bellwether.receive.spool.Delivery;
import dev.bellwether.receive.spool.Kept;
import dev.bellwether.receive.spool.Spool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes a delivery safe: on Kafka, or in the spool while Kafka is away. While something is in the spool, newer deliveries go
 * there first, so as not to overtake it; where one of both cannot take it, the other is asked.
 */
@Singleton
class Safekeeping {

    private static final Logger LOG = Logger.getLogger(Safekeeping.class);

    private final EventPublisher publisher;
    private final Spool spool;

    Safekeeping(EventPublisher publisher, Spool spool) {
        this.publisher = publisher;
        this.spool = spool;
    }

    /** What became of it. */
    enum Outcome {
        /** Whatever happens now, its events will be processed. */
        SAFE,
        /** An event of it is longer than Kafka takes: it can never be safe. */
        TOO_LONG,
        /** Nobody can take it now. */
        NOWHERE
    }

    /** Makes it safe, in a bounded time; never fails. */
    Uni<Outcome> keep(Delivery delivery, List<DeviceEvent> events) {
        return spool.isHolding() ? behindOthers(delivery, events) : onKafka(delivery, events);
    }

    private Uni<Outcome> onKafka(Delivery delivery, List<DeviceEvent> events) {
        return publisher
                .publish(events)
                .map(published -> Outcome.SAFE)
                .onFailure(Safekeeping::isExpected)
                .recoverWithUni(e -> {
                    if (e instanceof TooLong) {
                        return Uni.createFrom().item(refused(delivery, events, e));
                    }
                    return Uni.createFrom()
                            .completionStage(() -> spool.keep(delivery))
                            .map(kept -> kept == Kept.SAFE ? Outcome.SAFE : refused(delivery, events, e));
                });
    }

    private Uni<Outcome> behindOthers(Delivery delivery, List<DeviceEvent> events) {
        return Uni.createFrom().completionStage(() -> spool.keepBehindOthers(delivery)).chain(kept -> switch (kept) {
            case SAFE -> Uni.createFrom().item(Outcome.SAFE);
            case PASS_ON -> onKafka(delivery, events);
            // overtaking what the database has and does not give is better than refusing
            case AWAY -> publisher.publish(events)
                    .map(published -> overtook(events))
                    .onFailure(Safekeeping::isExpected)
                    .invoke(spool::refusedByKafka)
                    .onFailure(Safekeeping::isExpected)
                    .recoverWithItem(e -> refused(delivery, events, e));
            case FULL -> Uni.createFrom().item(refused(delivery, events, new IllegalStateException("the spool is full")));
        });
    }

    private Outcome overtook(List<DeviceEvent> events) {
        spool.overtaken();
        LOG.warnf("delivery overtook what is spooled events=%s", events.stream().map(DeviceEvent::id).toList());
        return Outcome.SAFE;
    }

    private static boolean isExpected(Throwable e) {
        return e instanceof Unavailable || e instanceof TooLong;
    }

    private static Outcome refused(Delivery delivery, List<DeviceEvent> events, Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        LOG.warnf(
                "delivery refused type=%s events=%d reason=%s: %s",
                delivery.type(), events.size(), cause.getClass().getSimpleName(), cause.getMessage());
        return e instanceof TooLong ? Outcome.TOO_LONG : Outcome.NOWHERE;
    }
}
