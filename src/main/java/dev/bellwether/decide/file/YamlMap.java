package dev.bellwether.decide.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of the file; what does not fit is added to the mistakes, with its line, and read as absent. */
final class YamlMap {

    private final String path;
    private final int line;
    private final Map<String, Node> members = new LinkedHashMap<>();
    private final List<String> mistakes;

    private YamlMap(String path, int line, List<String> mistakes) {
        this.path = path;
        this.line = line;
        this.mistakes = mistakes;
    }

    static YamlMap of(String path, @Nullable Node node, List<String> mistakes) {
        YamlMap map = new YamlMap(path, node == null ? 1 : line(node), mistakes);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(map::add);
        } else if (node != null && !isNull(node)) {
            map.mistake(node, path, "must be a mapping of keys to values");
        }
        return map;
    }

    private void add(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (members.put(key, tuple.getValueNode()) != null) {
            mistake(tuple.getKeyNode(), at(key), "is given twice; keep one");
        }
    }

    /** Adds a mistake for every key that is not among the known ones. */
    YamlMap only(Set<String> known) {
        members.forEach((key, node) -> {
            if (!known.contains(key)) {
                mistake(node, at(key), "is not a key of this place; known here: " + known.stream().sorted().toList());
            }
        });
        return this;
    }

    Set<String> keys() {
        return members.keySet();
    }

    /** Whether the key has any value, be it an empty list or mapping. */
    boolean isGiven(String key) {
        Node node = members.get(key);
        return node != null && !isNull(node);
    }

    boolean isMapping(String key) {
        return members.get(key) instanceof MappingNode;
    }

    boolean has(String key) {
        Node node = members.get(key);
        boolean empty = !isGiven(key)
                || (node instanceof SequenceNode list && list.getValue().isEmpty())
                || (node instanceof MappingNode map && map.getValue().isEmpty());
        return !empty;
    }

    Optional<String> text(String key) {
        Node node = members.get(key);
        if (node == null || isNull(node)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        mistake(node, at(key), "must be a single value");
        return Optional.empty();
    }

    String required(String key) {
        Optional<String> text = text(key).filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            mistakes.add("line " + line + ": " + at(key) + " is missing");
        }
        return text.orElse("");
    }

    Duration duration(String key, Duration otherwise) {
        return duration(key).orElse(otherwise);
    }

    /** A duration that is not zero. */
    Duration lasting(String key, Duration otherwise) {
        Optional<Duration> duration = duration(key);
        if (duration.equals(Optional.of(Duration.ZERO))) {
            mistake(key, "must be longer than nothing; write for instance 4h");
            return otherwise;
        }
        return duration.orElse(otherwise);
    }

    private Optional<Duration> duration(String key) {
        Optional<String> text = text(key);
        Optional<Duration> duration = text.flatMap(Durations::parse);
        if (text.isPresent() && duration.isEmpty()) {
            mistake(key, "'" + text.get() + "' is no duration; write for instance 30s, 10m, 4h");
        }
        return duration;
    }

    /** A whole number of that size. */
    int number(String key, int otherwise, int least, int most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        String range = most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
        mistake(key, "'" + text.get() + "' must be a whole number " + range);
        return otherwise;
    }

    YamlMap map(String key) {
        return of(at(key), members.get(key), mistakes);
    }

    List<YamlMap> maps(String key) {
        Node node = members.get(key);
        List<YamlMap> maps = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                maps.add(of(at(key) + "[" + maps.size() + "]", element, mistakes));
            }
        } else if (node != null && !isNull(node)) {
            mistake(node, at(key), "must be a list");
        }
        return maps;
    }

    /** The single values of a list. */
    List<Item> items(String key) {
        Node node = members.get(key);
        List<Item> items = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                String at = at(key) + "[" + items.size() + "]";
                if (element instanceof ScalarNode scalar) {
                    items.add(new Item(scalar.getValue(), at, line(element), mistakes));
                } else {
                    mistake(element, at, "must be a single value");
                }
            }
        } else if (node != null && !isNull(node)) {
            mistake(node, at(key), "must be a list; write for instance " + key + ": [" + shown(node) + "]");
        }
        return items;
    }

    boolean flag(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            mistake(key, "'" + text.get() + "' must be true or false");
        }
        return text.equals(Optional.of("true"));
    }

    /** Where it stands, e.g. {@code route.routes[1]}. */
    String path() {
        return path;
    }

    void mistake(String key, String words) {
        Node node = members.get(key);
        mistakes.add("line " + (node == null ? line : line(node)) + ": " + at(key) + " " + words);
    }

    private void mistake(Node node, String path, String words) {
        mistakes.add("line " + line(node) + ": " + path + " " + words);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(Node node) {
        return node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "'" : "…";
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /**
     * A single value of a list.
     *
     * @param text     as written
     * @param path     where it stands
     * @param line     from 1, or {@link #NO_LINE}
     * @param mistakes of the file
     */
    record Item(String text, String path, int line, List<String> mistakes) {

        /** Of what stands in no file. */
        static final int NO_LINE = 0;

        void mistake(String words) {
            mistakes.add((line == NO_LINE ? "" : "line " + line + ": ") + path + " " + words);
        }
    }
}
