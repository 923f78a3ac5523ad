package dev.bellwether.decide;

import dev.bellwether.decide.route.Route;
import dev.bellwether.incident.AlertName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rules file, read and checked.
 *
 * @param route       the tree of who is told, when and at what pace
 * @param receivers   by name
 * @param severities  how bad an alert is, first match first
 * @param inhibitions what is not told while something else is wrong
 * @param hold        how long a condition must last before anybody is told; nothing for those not named
 * @param quiet       after how much silence a condition that never says it is over counts as over
 */
public record Rules(
        Route route,
        Map<String, Receiver> receivers,
        List<SeverityRule> severities,
        List<InhibitRule> inhibitions,
        Map<AlertName, Duration> hold,
        Map<AlertName, Duration> quiet) {

    public Rules {
        receivers = Map.copyOf(receivers);
        severities = List.copyOf(severities);
        inhibitions = List.copyOf(inhibitions);
        hold = Map.copyOf(hold);
        quiet = Map.copyOf(quiet);
    }

    /**
     * A named set of ways to reach people.
     *
     * @param name         as the route calls it
     * @param integrations the ways
     */
    public record Receiver(String name, List<Integration> integrations) {
        public Receiver {
            integrations = List.copyOf(integrations);
        }
    }

    /**
     * One way to reach people.
     *
     * @param channel  the channel's name, e.g. {@code slack}
     * @param position its place among the receiver's integrations of that channel, from 0
     * @param settings as written in the file; the channel knows what they mean
     */
    public record Integration(String channel, int position, Map<String, String> settings) {
        public Integration {
            settings = Map.copyOf(settings);
        }

        /** Names this integration within its receiver, e.g. {@code slack/0}. */
        public String key() {
            return channel + "/" + position;
        }

        @Override
        public String toString() {
            return key() + settings.keySet(); // the values may be secret
        }
    }
}
