package dev.bellwether.decide;

import static java.util.Objects.requireNonNull;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.incident.Incident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One incident's life, by evidence, time and people, without anything that keeps it. */
final class Story {

    private final Rules rules;
    private @Nullable Incident latest;
    private Instant now = Instant.MIN;

    Story(Rules rules) {
        this.rules = rules;
    }

    /** An event, at the time it was received. */
    Decision when(DeviceEvent event) {
        return when(Decider.onEvent(new Sighting(event, null), latest), event.facts().receivedAt());
    }

    /** What was found, at that time. */
    Decision when(Decision found, Instant at) {
        now = at;
        Decision decision = new Ruling(rules, null, at).of(found, latest);
        latest = RulesFixture.after(decision, latest);
        return decision;
    }

    /** When something is due. */
    @Nullable Instant due() {
        return new Due(rules, null, now).next(latest());
    }

    /** The time, when something is due. */
    Decision onTime() {
        return at(requireNonNull(due()));
    }

    /** The time. */
    Decision at(Instant time) {
        Due due = new Due(rules, null, time);
        latest = due.mended(latest());
        return when(due.decide(latest), time);
    }

    Incident latest() {
        return requireNonNull(latest);
    }
}
