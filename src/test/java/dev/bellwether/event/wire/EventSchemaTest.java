package dev.bellwether.event.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the schema says no at all; that it says yes to all we write is the codec's property. */
class EventSchemaTest {

    private static final String LEAST =
            "{\"location\":{},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":null}";

    @Test
    void its_id_is_the_one_in_the_headers() throws Exception {
        JsonNode schema = new JsonMapper().readTree(EventSchema.text("bikeep-event.schema.json"));
        assertThat(schema.path("$id").asText()).isEqualTo(CloudEvents.SCHEMA);
        assertThat(schema.path("properties")).allSatisfy(member ->
                assertThat(member.path("description").asText()).isNotBlank());
    }

    @Test
    void the_least_value_and_members_of_a_later_build_are_valid() {
        assertThat(violations(LEAST)).isEmpty();
        assertThat(violations(LEAST.replace("\"sent\"", "\"later\":1,\"sent\""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "{}", "{\"location\":{},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\"}",
        "{\"location\":{},\"device\":{},\"received_at\":\"2026-01-02T03:04:05+02:00\",\"sent\":1}",
        "{\"location\":{},\"device\":{},\"received_at\":\"yesterdayZ\",\"sent\":1}",
        "{\"location\":{\"id\":7},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":1}",
        "{\"location\":{\"id\":\"\"},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":1}",
        "{\"location\":{\"id\":\"a\\u0000\"},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":1}",
        "{\"location\":{},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":1,\"connectivity\":\"asleep\"}",
        "{\"location\":{},\"device\":{},\"received_at\":\"2026-01-02T03:04:05Z\",\"sent\":1,\"connection\":\"offline\"}"
    })
    void a_value_that_breaks_the_contract_is_invalid(String value) {
        assertThat(violations(value)).isNotEmpty();
    }

    private static Set<String> violations(String value) {
        return EventSchema.violations(value.getBytes(StandardCharsets.UTF_8));
    }
}
