package dev.bellwether.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an aggregated delivery apart. {@code data} is an object, a list, or an object that holds a list; then each
 * element inherits the outer object's members.
 */
final class Flattener {

    private static final List<String> HOLDERS = List.of("events", "items", "alarms", "devices", "locations", "data");

    private Flattener() {}

    /** One node per event; a node that is no object is what was sent instead of one. */
    static List<JsonNode> flatten(JsonNode data) {
        if (data.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            data.forEach(elements::add);
            return elements;
        }
        if (data instanceof ObjectNode outer) {
            for (String holder : HOLDERS) {
                JsonNode list = outer.path(holder);
                if (list.isArray() && !list.isEmpty()) {
                    return inherited(outer, holder);
                }
            }
        }
        return List.of(data);
    }

    private static List<JsonNode> inherited(ObjectNode outer, String holder) {
        ObjectNode common = outer.deepCopy();
        common.remove(holder);
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode element : outer.path(holder)) {
            ObjectNode own = common.deepCopy();
            if (element instanceof ObjectNode members) {
                own.setAll(members);
            } else {
                own.set(holder, element); // not an event by shape: kept as it was sent
            }
            elements.add(own);
        }
        return elements;
    }
}
