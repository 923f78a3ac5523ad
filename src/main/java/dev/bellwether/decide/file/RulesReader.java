package dev.bellwether.decide.file;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.Rules.Route;
import dev.bellwether.incident.AlertName;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
final class RulesReader {

    private static final String CONFIGS = "_configs";
    /** Keys of the vocabulary that this version reads past; the operator is told at start. */
    private static final Set<String> NOT_YET = Set.of(
            "inhibit_rules", "time_intervals", "flapping", "severity", "escalations", "storm");
    private static final Set<String> ROUTE_NOT_YET =
            Set.of("matchers", "continue", "active_time_intervals", "mute_time_intervals", "routes");
    private static final Map<AlertName, Duration> QUIET = Map.of(
            AlertName.HARDWARE_ALARM, Duration.ofHours(1), AlertName.ABNORMAL_STATUS, Duration.ofHours(1));

    private static final List<String> GROUPED_BY = List.of("location");

    private final String file;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> notYet = new ArrayList<>();

    RulesReader(String file) {
        this.file = file;
    }

    /**
     * Reads the rules.
     *
     * @throws BadRules listing every mistake
     */
    Rules read(Reader yaml) {
        YamlMap root = root(yaml);
        Set<String> known = union(NOT_YET, Set.of("route", "receivers", "hold", "resolve"));
        root.only(known);
        notYet(root, NOT_YET, "");
        Map<String, Receiver> receivers = receivers(root);
        Route route = route(root, receivers);
        Rules rules = new Rules(route, receivers, perAlert(root, "hold", Map.of()), perAlert(root, "resolve", QUIET));
        if (!mistakes.isEmpty()) {
            throw new BadRules(file, mistakes);
        }
        return rules;
    }

    /** Keys that were given and are not acted upon; known after {@link #read}. */
    List<String> notYet() {
        return notYet;
    }

    private YamlMap root(Reader yaml) {
        try {
            return YamlMap.of("", new Yaml(new LoaderOptions()).compose(yaml), mistakes);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new BadRules(file, List.of("line " + line + ": not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new BadRules(file, List.of("not YAML: " + e.getMessage()));
        }
    }

    private Route route(YamlMap root, Map<String, Receiver> receivers) {
        if (!root.has("route")) {
            root.mistake("route", "is missing; the smallest is route: {receiver: NAME}");
        }
        YamlMap route = root.map("route");
        Set<String> paced = Set.of("receiver", "group_by", "group_wait", "group_interval", "repeat_interval");
        route.only(union(ROUTE_NOT_YET, paced));
        notYet(route, ROUTE_NOT_YET, "route.");
        if (route.has("group_by") && !route.texts("group_by").equals(GROUPED_BY)) {
            notYet.add("route.group_by");
        }
        String receiver = root.has("route") ? route.required("receiver") : "";
        if (!receiver.isEmpty() && !receivers.containsKey(receiver)) {
            route.mistake("receiver", "'" + receiver + "' is not among the receivers " + receivers.keySet());
        }
        return new Route(
                receiver,
                route.duration("group_wait", Duration.ofSeconds(30)),
                route.duration("group_interval", Duration.ofMinutes(5)),
                route.duration("repeat_interval", Duration.ofHours(4)));
    }

    private Map<String, Receiver> receivers(YamlMap root) {
        Map<String, Receiver> receivers = new LinkedHashMap<>();
        for (YamlMap receiver : root.maps("receivers")) {
            String name = receiver.required("name");
            List<Integration> integrations = new ArrayList<>();
            for (String key : receiver.keys()) {
                if (key.endsWith(CONFIGS)) {
                    integrations.addAll(integrations(receiver, key));
                } else if (!key.equals("name")) {
                    receiver.mistake(key, "is not a key of a receiver; known here: name and CHANNEL" + CONFIGS);
                }
            }
            if (receivers.put(name, new Receiver(name, integrations)) != null) {
                receiver.mistake("name", "'" + name + "' is taken by another receiver");
            }
        }
        return receivers;
    }

    private static List<Integration> integrations(YamlMap receiver, String key) {
        String channel = key.substring(0, key.length() - CONFIGS.length());
        List<Integration> integrations = new ArrayList<>();
        for (YamlMap config : receiver.maps(key)) {
            Map<String, String> settings = new LinkedHashMap<>();
            config.keys().forEach(name -> config.text(name).ifPresent(value -> settings.put(name, value)));
            integrations.add(new Integration(channel, integrations.size(), settings));
        }
        return integrations;
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

    private void notYet(YamlMap map, Set<String> keys, String path) {
        keys.stream().filter(map::has).sorted().forEach(key -> notYet.add(path + key));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        return Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet());
    }
}
