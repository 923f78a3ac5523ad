package dev.bellwether.decide;

import dev.bellwether.decide.route.Route;
import dev.bellwether.incident.AlertName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules file, read and checked.
 *
 * @param route       the tree of who is told, when and at what pace
 * @param receivers   by name
 * @param severities  how bad an alert is, first match first
 * @param inhibitions what is not told while something else is wrong
 * @param escalations who is called when nobody takes care, first match first
 * @param hold        how long a condition must last before anybody is told; nothing for those not named
 * @param endings     how a condition ends that never says it is over
 * @param reopen      within what time after its end an incident that begins again is the same one
 * @param flapping    when single turns are no longer told
 * @param storm       when single incidents are no longer told
 * @param audit       who is told of the service's own failures; null for nobody
 * @param fallback    who is told what does not arrive; null for nobody
 * @param maintenance for how long after an entry in its maintenance log a location is not told; null for not at all
 */
public record Rules(
        Route route,
        Map<String, Receiver> receivers,
        List<SeverityRule> severities,
        List<InhibitRule> inhibitions,
        List<Escalation> escalations,
        Map<AlertName, Duration> hold,
        Map<AlertName, Ending> endings,
        Duration reopen,
        FlappingRule flapping,
        StormRule storm,
        @Nullable AuditRule audit,
        @Nullable String fallback,
        @Nullable Duration maintenance) {

    /** How long after its end an incident may go on. */
    public static final Duration REOPEN = Duration.ofMinutes(30);

    public Rules {
        receivers = Map.copyOf(receivers);
        severities = List.copyOf(severities);
        inhibitions = List.copyOf(inhibitions);
        escalations = List.copyOf(escalations);
        hold = Map.copyOf(hold);
        endings = Map.copyOf(endings);
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
