package dev.bellwether.decide.file;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.route.Route;
import dev.bellwether.decide.route.TimeInterval;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML to {@link Rules}, checked as a whole. */
public final class RulesReader {

    private static final Set<String> KEYS = Set.of(
            "route", "receivers", "time_intervals", "inhibit_rules", "severity", "hold", "resolve", "reopen", "flapping",
            "storm", "escalations", "audit", "fallback", "maintenance");

    private final String file;
    private final List<String> mistakes = new ArrayList<>();

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
        root.only(KEYS);
        Map<String, Receiver> receivers = ReceiversReader.read(root);
        Map<String, TimeInterval> intervals = IntervalsReader.read(root);
        Route route = new RouteReader(receivers.keySet(), intervals).read(root);
        Rules rules = new Rules(
                route,
                receivers,
                SeverityReader.read(root),
                InhibitionsReader.read(root),
                EscalationsReader.read(root, receivers.keySet()),
                LivesReader.hold(root),
                LivesReader.endings(root),
                root.duration("reopen", Rules.REOPEN),
                NoiseReader.flapping(root),
                NoiseReader.storm(root),
                AuditReader.read(root, receivers.keySet()),
                AuditReader.fallback(root, receivers.keySet()),
                NoiseReader.maintenance(root));
        if (!mistakes.isEmpty()) {
            throw new BadRules(what(), mistakes);
        }
        return rules;
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
}
