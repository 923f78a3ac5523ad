package dev.bellwether.decide;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Duration;
import java.time.Instant;

/** How long something must last before anybody is told. */
final class Hold {

    private Hold() {}

    /** Until when an incident must last; a storm for as long as what it stands for. */
    static Instant until(SuspectedIncident incident, Rules rules, Instant now) {
        return incident.key().kind() == Kind.STORM ? incident.until() : until(incident.facts(), rules, now);
    }

    /** Until when the first of what fires is held: one alert that may not wait hurries the others along. */
    private static Instant until(IncidentFacts incident, Rules rules, Instant now) {
        return incident.firing().stream()
                .map(alert -> from(alert, now).plus(rules.hold().getOrDefault(alert.name(), Duration.ZERO)))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** What a poll raised has been watched since it began; what a webhook tells is news, however late it comes. */
    private static Instant from(Alert alert, Instant now) {
        return alert.source() == Source.POLL ? alert.since() : now;
    }
}
