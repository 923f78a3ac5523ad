package dev.bellwether.decide.file;

import dev.bellwether.decide.Escalation;
import dev.bellwether.decide.Escalation.Step;
import dev.bellwether.decide.file.YamlMap.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The key {@code escalations}: lists of matchers and the steps for incidents that fulfil them. */
final class EscalationsReader {

    private EscalationsReader() {}

    static List<Escalation> read(YamlMap root, Set<String> receivers) {
        List<Escalation> escalations = new ArrayList<>();
        for (YamlMap escalation : root.maps("escalations")) {
            escalation.only(Set.of("matchers", "steps"));
            if (!escalation.has("steps")) {
                escalation.mistake("steps", "is missing; write for instance steps: [{after: 15m, receivers: [NAME]}]");
            }
            escalations.add(new Escalation(MatcherReader.all(escalation, "matchers"), steps(escalation, receivers)));
        }
        return escalations;
    }

    private static List<Step> steps(YamlMap escalation, Set<String> receivers) {
        List<Step> steps = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (YamlMap step : escalation.maps("steps")) {
            step.only(Set.of("after", "receivers"));
            Duration after = after(step, before);
            steps.add(new Step(after, called(step, receivers)));
            before = after;
        }
        return steps;
    }

    private static Duration after(YamlMap step, Duration before) {
        if (!step.isGiven("after")) {
            step.mistake("after", "is missing; write for instance after: 15m");
        }
        Duration after = step.lasting("after", Duration.ZERO);
        if (after.isZero()) {
            return before; // no order to judge
        }
        if (after.compareTo(before) <= 0) {
            step.mistake("after", "must be later than the step before it; every step counts from when the incident is told");
        }
        return after;
    }

    private static List<String> called(YamlMap step, Set<String> receivers) {
        if (!step.has("receivers")) {
            step.mistake("receivers", "is missing; write for instance receivers: [NAME]");
        }
        List<String> called = new ArrayList<>();
        for (Item item : step.items("receivers")) {
            if (!receivers.contains(item.text())) {
                item.mistake("'" + item.text() + "' is not among the receivers " + receivers);
            } else if (called.contains(item.text())) {
                item.mistake("'" + item.text() + "' is called by this step already; keep one");
            }
            called.add(item.text());
        }
        return called;
    }
}
