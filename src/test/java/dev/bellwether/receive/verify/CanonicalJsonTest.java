package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.RandomJson;
import dev.bellwether.event.Seeded;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void compact_is_what_a_json_library_writes_that_keeps_the_order() {
        Seeded.times(2_000, random -> {
            String json = RandomJson.plain(random).value();
            assertThat(compact(json)).isEqualTo(JACKSON.readTree(json).toString());
        });
    }

    @Test
    void sorted_is_what_a_json_library_writes_that_sorts_by_name() {
        Seeded.times(2_000, random -> {
            String json = RandomJson.plain(random).value();
            assertThat(sorted(json)).isEqualTo(JACKSON.writeValueAsString(JACKSON.readValue(json, Object.class)));
        });
    }

    @Test
    void neither_changes_what_the_json_says() {
        Seeded.times(2_000, random -> {
            String json = RandomJson.any(random).value();
            assertThat(JACKSON.readTree(compact(json))).isEqualTo(JACKSON.readTree(json));
            assertThat(JACKSON.readTree(sorted(json))).isEqualTo(JACKSON.readTree(json));
            assertThat(compact(compact(json))).isEqualTo(compact(json));
            assertThat(sorted(sorted(json))).isEqualTo(sorted(json));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"n": [1.10, 1e5, -0, 1E+3]}  | {"n":[1.10,1e5,-0,1E+3]}
            {"t": "\\" , \\\\", "u" : ""} | {"t":"\\" , \\\\","u":""}
            {"u": "\\u00FC \\/"}          | {"u":"\\u00FC \\/"}
            ` [ ] `                       | []
            ` 7 `                         | 7
            """)
    void numbers_and_escapes_stay_as_they_were_sent(String sent, String canonical) {
        assertThat(compact(sent)).isEqualTo(canonical);
        assertThat(sorted(sent)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"z":1,"\\u00e4":2}         | {"z":1,"\\u00e4":2}
            {"b":1,"\\u0061":2}         | {"\\u0061":2,"b":1}
            {"\\n":1,"\\t":2,"!":3}     | {"\\t":2,"\\n":1,"!":3}
            {"a/":1,"a\\/b":2,"a-":3}   | {"a-":3,"a/":1,"a\\/b":2}
            {"a\\"":1,"a!":2}           | {"a!":2,"a\\"":1}
            """)
    void names_are_sorted_by_what_they_say_not_by_how_they_are_escaped(String sent, String canonical) {
        assertThat(sorted(sent)).isEqualTo(canonical);
    }

    private static String compact(String json) {
        return new String(CanonicalJson.compact(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String sorted(String json) {
        return new String(CanonicalJson.sorted(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
