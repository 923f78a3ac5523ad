package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.incident.Severity;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells a receiver that somebody tries whether it can be told: by the channels that tell it of incidents, at the pace of
 * their lanes, and with what follows for these. What arrives by a lane that was broken lets go what waits there.
 */
@ApplicationScoped
public class Trials {

    private static final Logger LOG = Logger.getLogger(Trials.class);
    /** Whoever asked looks at an empty screen meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String WAITING = "waiting";

    private final Channels channels;
    private final Lanes lanes;
    private final Traffic traffic;
    private final Outcomes outcomes;
    private final RulesInForce rules;
    private final NotifyMetrics metrics;
    private final InstantSource clock;

    Trials(
            Channels channels,
            Lanes lanes,
            Traffic traffic,
            Outcomes outcomes,
            RulesInForce rules,
            NotifyMetrics metrics,
            InstantSource clock) {
        this.channels = channels;
        this.lanes = lanes;
        this.traffic = traffic;
        this.outcomes = outcomes;
        this.rules = rules;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What became of it by one way.
     *
     * @param integration by which
     * @param channel     its channel
     * @param outcome     {@code delivered, postponed, broken, failed}, or {@code waiting} when nothing was sent, since the
     *                    far side wants nothing for now
     * @param said        what the far side said, in the channel's words, without secrets
     * @param took        how long it took to answer, in milliseconds
     */
    public record Trial(String integration, String channel, String outcome, String said, long took) {

        /** Whether it has arrived. */
        public boolean isDelivered() {
            return outcome.equals("delivered");
        }
    }

    /**
     * Tries every way of a receiver; blocks until each has answered.
     *
     * @param who tries it, for those who are told
     * @return empty when the rules have no such receiver
     */
    public Optional<List<Trial>> run(String receiver, String who) {
        Receiver known = rules.now().receivers().get(receiver);
        return Optional.ofNullable(known)
                .map(found -> found.integrations().stream().map(way -> run(found, way, who)).toList());
    }

    private Trial run(Receiver receiver, Integration way, String who) {
        Lane lane = lanes.to(new Lanes.Target(receiver.name(), way.key()));
        Instant latest = clock.instant().plus(PATIENCE);
        Instant turn = QuarkusTransaction.requiringNew().call(() -> traffic.turn(lane, latest));
        if (turn.isAfter(latest)) {
            return new Trial(way.key(), way.channel(), WAITING, "nothing was sent: the far side wants nothing before " + turn, 0);
        }
        await(Duration.between(clock.instant(), turn));
        Instant began = clock.instant();
        Outcome outcome = metrics.timed(way.channel(), () -> tell(receiver, way, who));
        long took = Math.max(0, Duration.between(began, clock.instant()).toMillis());
        QuarkusTransaction.requiringNew().run(() -> outcomes.learn(lane, outcome, 1));
        LOG.infof(
                "receiver tried receiver=%s integration=%s by=%s outcome=%s said=%s",
                receiver.name(), way.key(), who, outcome.word(), outcome.said());
        return new Trial(way.key(), way.channel(), outcome.word(), outcome.said(), took);
    }

    private static void await(Duration gap) {
        if (!gap.isNegative() && !gap.isZero()) {
            // no timer is finer than a millisecond
            Uni.createFrom().voidItem().onItem().delayIt().by(gap.plusMillis(1)).await().indefinitely();
        }
    }

    /** What stays open at the far side, and might call people, is closed at once. */
    private Outcome tell(Receiver receiver, Integration way, String who) {
        Instant now = clock.instant();
        Notice notice = notice(receiver.name() + " by " + way.key(), who, now);
        Outcome begun = channels.send(Message.once(notice.begun(), now), way);
        if (!(begun instanceof Outcome.Delivered) || !channels.channel(way).staysOpen()) {
            return begun;
        }
        Outcome over = channels.send(Message.once(notice.over(clock.instant()), now), way);
        return over instanceof Outcome.Delivered
                ? new Outcome.Delivered(begun.said() + "; its end: " + over.said(), null)
                : over;
    }

    private static Notice notice(String what, String who, Instant now) {
        return new Notice(
                "test/" + what + "/" + now, Severity.INFO, "Test of " + what,
                who + " tries whether " + what + " can be told. Nothing is wrong, and nothing needs to be done.",
                "Asked for by " + who, "If you read this, it works.", now);
    }
}
