package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.incident.Severity;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Straight to the channels, in the thread of whoever calls. Needs neither the database nor Kafka. */
@Singleton
class DirectPath implements SecondPath {

    private static final Logger LOG = Logger.getLogger(DirectPath.class);

    private final Channels channels;
    private final RulesInForce inForce;
    private final InstantSource clock;

    DirectPath(Channels channels, RulesInForce inForce, InstantSource clock) {
        this.channels = channels;
        this.inForce = inForce;
        this.clock = clock;
    }

    @Override
    public boolean tell(String receiver, Trouble trouble) {
        Receiver known = inForce.now().receivers().get(receiver);
        List<Integration> ways = known == null ? List.of() : known.integrations();
        if (ways.isEmpty()) {
            LOG.warnf("nobody is told: receiver %s has no integrations finding=%s", receiver, trouble.name());
            return true; // trying again would not find anybody either
        }
        Briefing briefing = briefing(trouble);
        boolean told = false;
        for (Integration way : ways) {
            told |= isTold(briefing, receiver, way, trouble.name());
        }
        return told;
    }

    private boolean isTold(Briefing briefing, String receiver, Integration way, String name) {
        Outcome outcome = channels.send(Message.once(briefing, clock.instant()), way);
        if (outcome instanceof Outcome.Delivered) {
            LOG.infof(
                    "finding told finding=%s receiver=%s channel=%s over=%s",
                    name, receiver, way.channel(), briefing.resolved());
            return true;
        }
        LOG.warnf(
                "finding not told finding=%s receiver=%s channel=%s why=%s", name, receiver, way.channel(), outcome.said());
        return false;
    }

    private Briefing briefing(Trouble trouble) {
        Notice notice = new Notice(
                trouble.name(), Severity.CRITICAL, "Bellwether: " + trouble.title(), trouble.sentence(),
                "Found by Bellwether's own audit and told past its outbox", trouble.meaning(), trouble.since());
        return trouble.over() ? notice.over(clock.instant()) : notice.begun();
    }
}
