package dev.bellwether.decide.file;

import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Labels as people write them. */
public final class LabelsReader {

    private LabelsReader() {}

    /**
     * Labels by their written names.
     *
     * @throws BadRules listing every name that is none
     */
    public static Labels of(Map<String, String> written) {
        List<String> mistakes = new ArrayList<>();
        Map<Label, String> labels = new EnumMap<>(Label.class);
        written.forEach((name, value) -> MatcherReader.label(name, new YamlMap.Item(name, "labels", 1, mistakes))
                .ifPresent(label -> labels.put(label, value)));
        return checked(labels, mistakes);
    }

    /**
     * Reads for instance {@code alertname=DeviceOffline, severity="critical"}.
     *
     * @throws BadRules listing every mistake
     */
    public static Labels read(String text) {
        List<String> mistakes = new ArrayList<>();
        Map<Label, String> labels = new EnumMap<>(Label.class);
        for (Matcher matcher : MatcherReader.read(new YamlMap.Item(text, "labels", 1, mistakes))) {
            if (matcher.operator() != Matcher.Operator.EQUAL) {
                mistakes.add(matcher + " compares, and an alert's label has a value: write it with =");
            }
            labels.put(matcher.label(), matcher.value());
        }
        return checked(labels, mistakes);
    }

    private static Labels checked(Map<Label, String> labels, List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new BadRules("labels cannot be used", mistakes);
        }
        return Labels.of(labels);
    }
}
