package dev.bellwether.decide.file;

import dev.bellwether.decide.file.YamlMap.Item;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.regex.Pattern;

/** Matchers as Alertmanager writes them: {@code severity="critical"}, several with commas, braces if you like. */
public final class MatcherReader {

    private static final Pattern ONE = Pattern.compile(
            "\\s*(?<label>[^\\s=!~,\"{}]+)\\s*(?<operator>=~|!~|!=|=)\\s*"
                    + "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<bare>[^\\s,\"{}=!~]*))\\s*");
    private static final String CURE =
            " is no matcher; write a label, one of = != =~ !~ and a value, for instance severity=\"critical\"";

    private MatcherReader() {}

    /**
     * The matchers of a list that stands in no file.
     *
     * @throws BadRules listing every mistake, each with its place in the list
     */
    public static List<Matcher> read(List<String> written) {
        List<String> mistakes = new ArrayList<>();
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            matchers.addAll(read(new Item(written.get(i), "matchers[" + i + "]", Item.NO_LINE, mistakes)));
        }
        if (!mistakes.isEmpty()) {
            throw new BadRules("matchers cannot be used", mistakes);
        }
        return matchers;
    }

    /** The matchers of a list. */
    static List<Matcher> all(YamlMap map, String key) {
        return map.items(key).stream().flatMap(item -> read(item).stream()).toList();
    }

    /** The matchers of one entry; mistakes are added to the file's. */
    static List<Matcher> read(Item item) {
        String text = item.text().strip();
        if (text.startsWith("{") && text.endsWith("}")) {
            text = text.substring(1, text.length() - 1);
        }
        List<Matcher> matchers = new ArrayList<>();
        java.util.regex.Matcher found = ONE.matcher(text);
        int at = 0;
        do {
            found.region(at, text.length());
            if (!found.lookingAt()) {
                item.mistake("'" + item.text() + "'" + CURE);
                return List.of();
            }
            matcher(found, item).ifPresent(matchers::add);
            at = found.end() + 1;
            if (found.end() < text.length() && text.charAt(found.end()) != ',') {
                item.mistake("'" + item.text() + "'" + CURE);
                return List.of();
            }
        } while (at <= text.length());
        return matchers;
    }

    /** The label of that name; a mistake if there is none. */
    static Optional<Label> label(String name, Item item) {
        Optional<Label> label =
                Arrays.stream(Label.values()).filter(l -> l.written().equals(name)).findFirst();
        if (label.isEmpty()) {
            item.mistake("'" + name + "' is not a label; known: " + Label.allWritten());
        }
        return label;
    }

    private static Optional<Matcher> matcher(java.util.regex.Matcher found, Item item) {
        String name = found.group("label");
        String quoted = found.group("quoted");
        String value = quoted == null ? found.group("bare") : quoted.replaceAll("\\\\(.)", "$1");
        Optional<Label> label = label(name, item);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        Operator operator = Arrays.stream(Operator.values())
                .filter(o -> o.written().equals(found.group("operator")))
                .findFirst()
                .orElseThrow();
        try {
            return Optional.of(new Matcher(label.get(), operator, value));
        } catch (PatternSyntaxException e) {
            item.mistake("'" + value + "' is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }
}
