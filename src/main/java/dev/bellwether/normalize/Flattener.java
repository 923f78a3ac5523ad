package dev.bellwether.normalize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes an aggregated delivery apart. {@code data} is an object, a list, or an object that holds a list; then each
 * element inherits the outer object's members.
 */
final class Flattener {

    private static final List<String> HOLDERS = List.of("events", "items", "alarms", "devices", "locations", "data");

    private Flattener() {}

    /** How many nodes {@link #flatten} would return; costs nothing. */
    static int count(JsonNode data) {
        String holder = holder(data);
        return data.isArray() ? data.size() : holder == null ? 1 : data.path(holder).size();
    }

    /** One node per event; a node that is no object is what was sent instead of one. */
    static List<JsonNode> flatten(JsonNode data) {
        String holder = holder(data);
        if (holder != null) {
            return inherited((ObjectNode) data, holder);
        }
        if (data.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            data.forEach(elements::add);
            return elements;
        }
        return List.of(data);
    }

    /** The member that holds the list; null when there is none. */
    private static @Nullable String holder(JsonNode data) {
        return HOLDERS.stream()
                .filter(holder -> data.path(holder).isArray() && !data.path(holder).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> inherited(ObjectNode outer, String holder) {
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode element : outer.path(holder)) {
            ObjectNode own = outer.objectNode().setAll(outer);
            own.remove(holder);
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
