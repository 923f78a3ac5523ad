package dev.bellwether.decide.file;

import dev.bellwether.decide.InhibitRule;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The key {@code inhibit_rules}. */
final class InhibitionsReader {

    private InhibitionsReader() {}

    static List<InhibitRule> read(YamlMap root) {
        List<InhibitRule> rules = new ArrayList<>();
        for (YamlMap rule : root.maps("inhibit_rules")) {
            rule.only(Set.of("source_matchers", "target_matchers", "equal"));
            List<Label> equal = rule.items("equal").stream()
                    .flatMap(item -> MatcherReader.label(item.text(), item).stream())
                    .toList();
            rules.add(new InhibitRule(required(rule, "source_matchers"), required(rule, "target_matchers"), equal));
        }
        return rules;
    }

    /** Without, the rule would silence everything, or by everything. */
    private static List<Matcher> required(YamlMap rule, String key) {
        if (!rule.has(key)) {
            rule.mistake(key, "is missing; write for instance " + key + ": ['alertname=\"LocationOutage\"']");
        }
        return MatcherReader.all(rule, key);
    }
}
