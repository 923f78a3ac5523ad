package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.event.Notice;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.IncidentKey;
import java.time.Instant;

/** Who would be told of an event, were nothing known before it. */
public sealed interface Forecast {

    /** Why it is so. */
    String reason();

    /**
     * Somebody would be.
     *
     * @param explanation of its alert
     * @param group       what it is told with
     * @param reason      which alert that is
     */
    record Told(Explanation explanation, IncidentKey group, String reason) implements Forecast {}

    /**
     * Nobody would be.
     *
     * @param reason why not
     */
    record Untold(String reason) implements Forecast {}

    /** What the rules make of it at that time. */
    static Forecast of(Sighting sighting, Rules rules, Instant now) {
        if (sighting.event() instanceof Notice notice) {
            return new Untold("nobody is called for " + notice.type());
        }
        if (Conditions.isRecovery(sighting.event())) {
            return new Untold("it tells that something is back: it may end what is open, and opens nothing");
        }
        Decision decision = SeverityRule.judged(
                Decider.onEvent(sighting.by(rules), null), rules.severities(), sighting.place(), null);
        if (!(decision instanceof Opened opened)) {
            return new Untold(decision.reason());
        }
        IncidentFacts facts = opened.incident().facts();
        Labels labels = Labels.of(facts.lead(), facts, sighting.place());
        return new Told(Explanation.of(labels, rules, now), facts.key(), opened.reason());
    }
}
