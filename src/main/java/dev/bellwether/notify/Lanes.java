package dev.bellwether.notify;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.RulesInForce;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which lane each target's messages travel by, as the rules in force have it. */
@Singleton
class Lanes {

    /** For targets that the rules no longer have: what waits for them is refused. */
    static final Lane NOWHERE = new Lane("", "", Duration.ZERO, 4);

    private final Channels channels;
    private final RulesInForce rules;
    private volatile Map.@Nullable Entry<Rules, Map<Target, Lane>> known;

    Lanes(Channels channels, RulesInForce rules) {
        this.channels = channels;
        this.rules = rules;
    }

    /**
     * A way to reach somebody.
     *
     * @param receiver    its name
     * @param integration its key
     */
    record Target(String receiver, String integration) {}

    /** The lane to a target. */
    Lane to(Target target) {
        return all().getOrDefault(target, NOWHERE);
    }

    /** Every lane by its name, once. */
    Map<String, Lane> byName() {
        Map<String, Lane> lanes = new HashMap<>();
        all().values().forEach(lane -> lanes.put(lane.name(), lane));
        lanes.put(NOWHERE.name(), NOWHERE);
        return lanes;
    }

    /** The targets of the rules in force, each with its lane; the same object until other rules are. */
    Map<Target, Lane> all() {
        Rules now = rules.now();
        Map.Entry<Rules, Map<Target, Lane>> seen = known;
        if (seen == null || seen.getKey() != now) {
            seen = Map.entry(now, of(now.receivers().values()));
            known = seen;
        }
        return seen.getValue();
    }

    private Map<Target, Lane> of(Collection<Receiver> receivers) {
        Map<Target, Lane> lanes = new HashMap<>();
        for (Receiver receiver : receivers) {
            for (Integration integration : receiver.integrations()) {
                lanes.put(
                        new Target(receiver.name(), integration.key()),
                        channels.channel(integration).lane(integration));
            }
        }
        return Map.copyOf(lanes);
    }
}
