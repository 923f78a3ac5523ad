package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was sent, whichever way: JSON, or a form whose blocks and attachments are JSON in a string. */
final class Sent {

    private Sent() {}

    /** One tree for all; a missing node if it cannot be read. */
    static JsonNode body(Request request) {
        try {
            return request.isJson() ? request.json() : form(request);
        } catch (IllegalArgumentException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static JsonNode form(Request request) {
        Map<String, String> fields = new LinkedHashMap<>(request.query());
        fields.putAll(request.form());
        if (fields.containsKey("payload")) {
            return Json.read(fields.get("payload"));
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            boolean structured = name.equals("blocks") || name.equals("attachments") || name.equals("metadata");
            if (structured) {
                tree.set(name, Json.read(value));
            } else if (!name.equals("token")) {
                tree.put(name, value);
            }
        });
        return tree;
    }
}
