package dev.bellwether.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import dev.bellwether.event.RandomJson;
import dev.bellwether.event.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String TIMED = "{\"device_id\":\"7\",\"connection\":\"offline\",\"timestamp\":1767323045}";
    private static final String UNTIMED = "{\"device_id\":\"7\",\"connection\":\"offline\"}";

    @Test
    void an_event_with_its_own_time_is_the_same_whenever_it_comes() {
        assertThat(id(NOON, "connection", TIMED)).isEqualTo(id(NOON.plus(Duration.ofDays(9)), "connection", TIMED));
    }

    @Test
    void an_event_without_a_time_is_the_same_within_a_minute_and_another_one_later() {
        assertThat(id(NOON, "connection", UNTIMED)).isEqualTo(id(NOON.plusSeconds(59), "connection", UNTIMED));
        assertThat(id(NOON, "connection", UNTIMED)).isNotEqualTo(id(NOON.plusSeconds(60), "connection", UNTIMED));
    }

    @Test
    void a_time_that_stands_for_none_does_not_make_every_outage_the_first_one_again() {
        String zero = UNTIMED.replace("}", ",\"offline_since\":\"0001-01-01T00:00:00Z\"}");
        assertThat(id(NOON, "connection", zero)).isNotEqualTo(id(NOON.plusSeconds(60), "connection", zero));
    }

    @Test
    void another_type_or_another_content_is_another_event() {
        assertThat(id(NOON, "connection", TIMED)).isNotEqualTo(id(NOON, "alarm", TIMED));
        assertThat(id(NOON, "connection", TIMED))
                .isNotEqualTo(id(NOON, "connection", TIMED.replace("offline", "online")));
    }

    @Test
    void order_of_members_and_white_space_and_escapes_do_not_make_another_event() {
        Seeded.times(1_000, random -> {
            JsonNode data = Normalize.json("[" + RandomJson.any(random).object() + "]");
            JsonNode shuffled = shuffled(data, random);
            assertThat(id(NOON, "alarm", shuffled.toPrettyString())).isEqualTo(id(NOON, "alarm", data.toString()));
        });
        assertThat(id(NOON, "alarm", "{\"a\":\"\\u00fc\\/\"}")).isEqualTo(id(NOON, "alarm", "{ \"a\" : \"ü/\" }"));
    }

    @Test
    void the_same_event_alone_in_a_list_or_in_a_wrapped_list_has_one_id() {
        String rest = "\"connection\":\"offline\",\"timestamp\":1767323045";
        assertThat(List.of(
                        id(NOON, "connection", TIMED),
                        id(NOON, "connection", "[" + TIMED + "]"),
                        id(NOON, "connection", "{\"events\":[" + TIMED + "]}"),
                        id(NOON, "connection", "{\"events\":[{\"device_id\":\"7\"}]," + rest + "}")))
                .containsOnly(id(NOON, "connection", TIMED));
    }

    private static EventId id(Instant received, String type, String data) {
        List<DeviceEvent> events = Normalize.at(received, type, data);
        assertThat(events).hasSize(1);
        return events.get(0).id();
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode copy = object.objectNode();
            names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = ((ArrayNode) node).arrayNode();
            node.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        return node;
    }
}
