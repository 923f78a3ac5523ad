package dev.bellwether.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A chart's values: how Helm lays one file over another, and how they compare to their schema. */
final class Values {

    private Values() {}

    /** Objects are merged, everything else is replaced; neither argument is changed. */
    static JsonNode merge(JsonNode under, JsonNode over) {
        if (!under.isObject() || !over.isObject()) return over;
        ObjectNode merged = under.deepCopy();
        over.properties().forEach(entry -> {
            var below = merged.get(entry.getKey());
            merged.set(entry.getKey(), below == null ? entry.getValue() : merge(below, entry.getValue()));
        });
        return merged;
    }

    /** Pointers to values the schema does not know. */
    static List<String> unknown(JsonNode values, JsonNode schema) {
        var found = new ArrayList<String>();
        compare(values, schema, new Comparison("", schema, found, true));
        return found;
    }

    /** Pointers to keys of the schema that the values do not show. */
    static List<String> missing(JsonNode values, JsonNode schema) {
        var found = new ArrayList<String>();
        compare(values, schema, new Comparison("", schema, found, false));
        return found;
    }

    private static void compare(JsonNode values, JsonNode node, Comparison at) {
        var properties = at.resolve(node).path("properties");
        if (properties.isEmpty()) return;
        var keys = at.unknown() ? values : properties;
        var others = at.unknown() ? properties : values;
        keys.fieldNames().forEachRemaining(key -> {
            if (others.has(key)) compare(values.get(key), properties.get(key), at.below(key));
            else at.found().add(at.pointer() + "/" + key);
        });
    }

    private record Comparison(String pointer, JsonNode root, List<String> found, boolean unknown) {

        Comparison below(String key) {
            return new Comparison(pointer + "/" + key, root, found, unknown);
        }

        JsonNode resolve(JsonNode node) {
            return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
        }
    }
}
