package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.incident.IncidentFacts;

/** What an event's alert is told with: as the first route says that it takes, were nothing known before it. */
final class Groups {

    private Groups() {}

    static String of(Sighting sighting, Rules rules) {
        return Decider.subject(sighting).filter(key -> key.kind().isParted()).isPresent()
                        && SeverityRule.judged(
                                        Decider.onEvent(sighting, null), rules.severities(), sighting.place(), null)
                                instanceof Opened opened
                ? of(opened.incident().facts(), sighting, rules)
                : "";
    }

    private static String of(IncidentFacts alone, Sighting sighting, Rules rules) {
        Labels labels = Labels.of(alone.lead(), alone, sighting.place());
        return rules.route().taken(labels).get(0).grouping().of(labels);
    }
}
