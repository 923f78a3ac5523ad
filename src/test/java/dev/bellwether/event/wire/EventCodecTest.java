package dev.bellwether.event.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Notice;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final String LEAST = "{\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":{}}";

    @Test
    void what_was_sent_comes_back_letter_for_letter() {
        String sent = "{ \"n\": [1.10, 1e5, 1E400, -0], \"t\": \"\\u00fc\\/\\ud800\", \"\\ud800\": \"\\u0000\" }";
        DeviceEvent event = EventCodec.decode(wire("alarm", LEAST.replace("{}", sent)));
        assertThat(event.facts().sent()).isEqualTo(sent);
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void members_that_are_absent_or_of_a_later_build_are_no_trouble() {
        assertThat(EventCodec.decode(wire("alarm", LEAST.replace("\"sent\"", "\"later\":[1],\"sent\""))))
                .isInstanceOfSatisfying(AlarmRaised.class, alarm -> {
                    assertThat(alarm.category()).isNull();
                    assertThat(alarm.facts().location().isNamed()).isFalse();
                });
        assertThat(EventCodec.decode(wire("connection", LEAST)))
                .isInstanceOfSatisfying(
                        ConnectionChanged.class, c -> assertThat(c.connectivity()).isEqualTo(Connectivity.UNKNOWN));
    }

    @Test
    void a_type_nobody_has_published_is_a_notice() {
        assertThat(EventCodec.decode(wire("brand.new", LEAST)))
                .isInstanceOfSatisfying(Notice.class, n -> assertThat(n.type()).isEqualTo("brand.new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "7", "[]", "nonsense", "{", "{}", "{\"sent\":{}}", "{\"received_at\":\"2026-01-02T03:04:05Z\"}",
        "{\"received_at\":\"yesterday\",\"sent\":{}}", "{\"received_at\":7,\"sent\":{}}",
        "{\"received_at\":\"2026-01-02T03:04:05Z\",\"occurred_at\":\"soon\",\"sent\":{}}",
        "{\"received_at\":\"2026-01-02T03:04:05Z\",\"connectivity\":\"sleepy\",\"sent\":{}}",
        "{\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":{}} x"
    })
    void a_value_that_is_not_ours_is_undecodable(String value) {
        assertThatThrownBy(() -> EventCodec.decode(wire("connection", value))).isInstanceOf(UndecodableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void a_value_in_another_encoding_is_undecodable(String charset) throws Exception {
        byte[] value = LEAST.replace("{}", "\"ü\"").getBytes(charset);
        assertThatThrownBy(() -> EventCodec.decode(new EventRecord("key", headers("alarm"), value)))
                .isInstanceOf(UndecodableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_dataschema"})
    void a_record_without_its_attributes_is_undecodable_and_says_which(String header) {
        assertThatThrownBy(() -> EventCodec.decode(wire(header, null, LEAST)))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining(header);
    }

    @Test
    void another_schema_or_a_strangers_type_is_undecodable_and_says_so() {
        assertThatThrownBy(() -> EventCodec.decode(wire("ce_dataschema", "urn:bellwether:bikeep-event:2", LEAST)))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining("urn:bellwether:bikeep-event:2")
                .hasMessageContaining("urn:bellwether:bikeep-event:1");
        assertThatThrownBy(() -> EventCodec.decode(wire("ce_type", "org.example.alarm", LEAST)))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageContaining("org.example.alarm");
        assertThatThrownBy(() -> EventCodec.decode(wire("ce_id", " ", LEAST))).isInstanceOf(UndecodableEvent.class);
    }

    @Test
    void what_is_wrong_is_said_without_the_payload() {
        assertThatThrownBy(() -> EventCodec.decode(wire("alarm", "{\"secret-thing\": nonsense}")))
                .isInstanceOf(UndecodableEvent.class)
                .hasMessageNotContaining("secret-thing");
    }

    private static EventRecord wire(String type, String value) {
        return new EventRecord("key", headers(type), value.getBytes(StandardCharsets.UTF_8));
    }

    private static EventRecord wire(String header, @Nullable String instead, String value) {
        Map<String, String> headers = headers("alarm");
        headers.remove(header);
        if (instead != null) {
            headers.put(header, instead);
        }
        return new EventRecord("key", headers, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String type) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_id", "ab");
        headers.put("ce_type", "com.bikeep." + type);
        headers.put("ce_dataschema", "urn:bellwether:bikeep-event:1");
        return headers;
    }
}
