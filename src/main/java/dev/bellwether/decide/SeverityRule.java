package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Reopened;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bad an alert is for this operator. The first rule that fits has the last word; where none fits it stays as
 * Bellwether judged it.
 *
 * @param matchers all must hold; none looks at the severity itself
 * @param severity what it is then
 */
public record SeverityRule(List<Matcher> matchers, Severity severity) {

    public SeverityRule {
        matchers = List.copyOf(matchers);
    }

    /**
     * The decision with each alert that still fires as bad as the rules say. Incidents that stand for several locations
     * are left alone: they tell by the severity of their alerts which location is gone as a whole.
     *
     * @param place  where, as the directory knows it; null when it does not
     * @param before the incident as it was; null when it is new
     */
    public static Decision judged(
            Decision decision, List<SeverityRule> rules, @Nullable Place place, @Nullable Incident before) {
        if (rules.isEmpty()
                || !(decision.incident() instanceof LiveIncident open)
                || open.key().kind().covers()) {
            return decision;
        }
        LiveIncident judged = open;
        for (Alert alert : open.facts().firing()) {
            judged = judged.with(alert.as(severity(alert, open, rules, place)));
        }
        if (decision instanceof Opened opened) {
            return new Opened(judged, opened.reason());
        } else if (decision instanceof Reopened reopened) {
            return new Reopened(judged, reopened.reason());
        } else if (decision instanceof Joined joined) {
            boolean worse = before == null
                    || judged.facts().lead().severity().compareTo(before.facts().lead().severity()) > 0;
            return new Joined(judged, worse, joined.reason());
        } else if (decision instanceof Noted noted) {
            return new Noted(judged, noted.what(), noted.reason());
        }
        return decision;
    }

    private static Severity severity(Alert alert, LiveIncident open, List<SeverityRule> rules, @Nullable Place place) {
        Labels labels = Labels.of(alert, open.facts(), place);
        return rules.stream()
                .filter(rule -> rule.matchers.stream().allMatch(matcher -> matcher.matches(labels)))
                .findFirst()
                .map(SeverityRule::severity)
                .orElse(alert.severity());
    }
}
