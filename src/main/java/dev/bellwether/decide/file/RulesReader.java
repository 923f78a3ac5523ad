package dev.bellwether.decide.file;

import dev.bellwether.decide.Ending;
import dev.bellwether.decide.FlappingRule;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.StormRule;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.TimeInterval;
import dev.bellwether.incident.AlertName;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML to {@link Rules}, checked as a whole. */
public final class RulesReader {

    /** Keys of the vocabulary that this version reads past; the operator is told at start. */
    private static final Set<String> NOT_YET =
            Set.of("flapping", "escalations", "storm");
    private static final Set<String> KEYS = Set.of(
            "route", "receivers", "time_intervals", "inhibit_rules", "severity", "hold", "resolve");
    private static final Map<AlertName, Duration> QUIET = Map.of(
            AlertName.HARDWARE_ALARM, Duration.ofHours(1), AlertName.ABNORMAL_STATUS, Duration.ofHours(1));

    private final String file;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> notYet = new ArrayList<>();

    /** For a file of that name, which is only used in messages. */
    public RulesReader(String file) {
        this.file = file;
    }

    /**
     * Reads the rules.
     *
     * @throws BadRules listing every mistake
     */
    public Rules read(Reader yaml) {
        YamlMap root = root(yaml);
        root.only(Stream.concat(NOT_YET.stream(), KEYS.stream()).collect(Collectors.toSet()));
        NOT_YET.stream().filter(root::has).sorted().forEach(notYet::add);
        Map<String, Receiver> receivers = ReceiversReader.read(root);
        Map<String, TimeInterval> intervals = IntervalsReader.read(root);
        Route route = new RouteReader(receivers.keySet(), intervals, notYet).read(root);
        Rules rules = new Rules(
                route,
                receivers,
                SeverityReader.read(root),
                InhibitionsReader.read(root),
                List.of(),
                perAlert(root, "hold", Map.of()),
                endings(perAlert(root, "resolve", QUIET)),
                Rules.REOPEN,
                FlappingRule.DEFAULT,
                StormRule.DEFAULT);
        if (!mistakes.isEmpty()) {
            throw new BadRules(what(), mistakes);
        }
        return rules;
    }

    /** Keys that were given and are not acted upon; known after {@link #read}. */
    public List<String> notYet() {
        return notYet;
    }

    private String what() {
        return "rules file " + file + " cannot be used";
    }

    private YamlMap root(Reader yaml) {
        try {
            return YamlMap.of("", new Yaml(new LoaderOptions()).compose(yaml), mistakes);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadRules(what(), List.of("line " + line + ": not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new BadRules(what(), List.of("not YAML: " + e.getMessage()));
        }
    }

    private static Map<AlertName, Ending> endings(Map<AlertName, Duration> quiet) {
        return quiet.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Ending.afterQuiet(entry.getValue())));
    }

    private Map<AlertName, Duration> perAlert(YamlMap root, String key, Map<AlertName, Duration> otherwise) {
        YamlMap map = root.map(key);
        Map<AlertName, Duration> durations = new EnumMap<>(AlertName.class);
        durations.putAll(otherwise);
        map.only(Arrays.stream(AlertName.values()).map(AlertName::written).collect(Collectors.toSet()));
        for (AlertName name : AlertName.values()) {
            if (map.has(name.written())) {
                durations.put(name, map.duration(name.written(), Duration.ZERO));
            }
        }
        return durations;
    }
}
