package dev.bellwether.decide.file;

import dev.bellwether.decide.SeverityRule;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.incident.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The key {@code severity}: a list of matchers and what alerts that fulfil them are. */
final class SeverityReader {

    private static final List<String> KNOWN =
            Arrays.stream(Severity.values()).map(Severity::written).toList();

    private SeverityReader() {}

    static List<SeverityRule> read(YamlMap root) {
        List<SeverityRule> rules = new ArrayList<>();
        for (YamlMap rule : root.maps("severity")) {
            rule.only(Set.of("matchers", "severity"));
            List<Matcher> matchers = MatcherReader.all(rule, "matchers");
            if (matchers.stream().anyMatch(matcher -> matcher.label() == Label.SEVERITY)) {
                rule.mistake("matchers", "look at the severity, which this rule is to say; match on other labels");
            }
            String written = rule.required("severity");
            Optional<Severity> severity = Arrays.stream(Severity.values())
                    .filter(known -> known.written().equals(written))
                    .findFirst();
            if (severity.isEmpty() && !written.isEmpty()) {
                rule.mistake("severity", "'" + written + "' is no severity; known: " + KNOWN);
            }
            severity.ifPresent(known -> rules.add(new SeverityRule(matchers, known)));
        }
        return rules;
    }
}
