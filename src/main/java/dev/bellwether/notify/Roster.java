package dev.bellwether.notify;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who can be told by the rules in force, and whether they can be reached. Joins the caller's transaction. */
@ApplicationScoped
public class Roster {

    private final RulesInForce rules;
    private final Lanes lanes;
    private final Traffic traffic;
    private final Deliveries deliveries;
    private final InstantSource clock;

    Roster(RulesInForce rules, Lanes lanes, Traffic traffic, Deliveries deliveries, InstantSource clock) {
        this.rules = rules;
        this.lanes = lanes;
        this.traffic = traffic;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * A receiver.
     *
     * @param name     in the rules file
     * @param fallback whether it is told what does not arrive elsewhere
     * @param ways     by which it is told; may be none
     */
    public record Known(String name, boolean fallback, List<Way> ways) {

        public Known {
            ways = List.copyOf(ways);
        }
    }

    /**
     * One of its integrations.
     *
     * @param integration its key, e.g. {@code slack/0}
     * @param channel     its channel
     * @param state       whether it can be reached
     * @param since       of {@code BROKEN}: since when
     * @param until       nothing is sent before then; null where nothing is in the way
     * @param why         what the far side said last; null where all is well
     * @param waiting     how many messages wait for it, due or not
     */
    public record Way(
            String integration,
            String channel,
            State state,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String why,
            long waiting) {}

    /** Whether a target can be reached. */
    public enum State {
        /** As far as anybody knows. */
        READY,
        /** The far side takes nothing just now; it is tried again by itself. */
        AWAY,
        /** Nothing arrives until its address or secret is mended. */
        BROKEN
    }

    /** All receivers, by name. */
    public List<Known> all() {
        Rules now = rules.now();
        return now.receivers().values().stream()
                .sorted(Comparator.comparing(Receiver::name))
                .map(receiver -> new Known(
                        receiver.name(),
                        receiver.name().equals(now.fallback()),
                        receiver.integrations().stream().map(way -> way(receiver, way)).toList()))
                .toList();
    }

    private Way way(Receiver receiver, Integration integration) {
        Lanes.Target target = new Lanes.Target(receiver.name(), integration.key());
        LaneRow lane = traffic.row(lanes.to(target));
        long waiting = deliveries.waiting(target);
        if (lane == null) {
            return new Way(integration.key(), integration.channel(), State.READY, null, null, null, waiting);
        }
        State state = lane.brokenAt != null ? State.BROKEN : lane.failures > 0 ? State.AWAY : State.READY;
        boolean closed = state != State.READY && !lane.isFree(clock.instant());
        return new Way(
                integration.key(), integration.channel(), state, lane.brokenAt, closed ? lane.freeAt : null, lane.why, waiting);
    }
}
