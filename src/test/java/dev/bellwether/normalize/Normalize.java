package dev.bellwether.normalize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.DeviceEvent;
import java.time.Instant;
import java.util.List;

/** The normalizer with the names that the contract gives as defaults. */
final class Normalize {

    static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");

    static final FieldNames NAMES = new FieldNames(
            new FieldNames.Reference(
                    List.of("location.id", "location_id"),
                    List.of("location.uri", "location_uri"),
                    List.of("location.code", "location_code"),
                    List.of("location.label", "location_label"),
                    List.of("location.name", "location_name")),
            new FieldNames.Reference(
                    List.of("device.id", "device_id"),
                    List.of("device.uri", "device_uri"),
                    List.of("device.code", "device_code"),
                    List.of("device.alias", "device_alias", "device.label", "device_label", "device.name", "device_name"),
                    List.of()),
            List.of("device.type", "device_type"),
            List.of("timestamp", "occurred_at", "created_at", "changed_at", "time", "offline_since"),
            List.of("connection"),
            List.of("alarm_category"),
            List.of("alarm_reason"),
            List.of("status"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Normalizer NORMALIZER = new Normalizer(NAMES, Literals.DOCUMENTED);

    private Normalize() {}

    static List<DeviceEvent> all(String type, String data) {
        return at(RECEIVED, type, data);
    }

    static DeviceEvent one(String type, String data) {
        List<DeviceEvent> events = all(type, data);
        if (events.size() != 1) {
            throw new AssertionError("not one event: " + events);
        }
        return events.get(0);
    }

    static List<DeviceEvent> at(Instant received, String type, String data) {
        return NORMALIZER.normalize(type, json(data), received);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
