package dev.bellwether.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "2026-01-02T03:04:05Z"           | 2026-01-02T03:04:05Z
            "2026-01-02t03:04:05z"           | 2026-01-02T03:04:05Z
            " 2026-01-02T03:04:05Z "         | 2026-01-02T03:04:05Z
            "2026-01-02T03:04:05.123456789Z" | 2026-01-02T03:04:05.123456789Z
            "2026-01-02T03:04:05+02:00"      | 2026-01-02T01:04:05Z
            "2026-01-02T03:04:05-11:30"      | 2026-01-02T14:34:05Z
            1767323045                       | 2026-01-02T03:04:05Z
            1767323045.123                   | 2026-01-02T03:04:05.123Z
            1767323045123                    | 2026-01-02T03:04:05.123Z
            1.767323045e9                    | 2026-01-02T03:04:05Z
            "1767323045"                     | 2026-01-02T03:04:05Z
            "1767323045123"                  | 2026-01-02T03:04:05.123Z
            99999999999                      | 5138-11-16T09:46:39Z
            100000000000                     | 1973-03-03T09:46:40Z
            """)
    void a_time_is_read_from_rfc_3339_and_from_epoch_seconds_and_milliseconds(String json, String expected) {
        assertThat(fields("{\"time\":" + json + "}").time(List.of("time"))).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"\"", "\" \"", "null", "true", "{}", "[]", "[1767323045]", "\"soon\"", "\"2026-01-02\"", "\"2026-01-02T03:04:05\"",
        "\"2026-13-02T03:04:05Z\"", "\"-\"", "\"1e9\"", "\"١٧٦٧\"", "\"+999999999-01-01T00:00:00Z\"", "1e400", "-1e400", "1e18",
        "-1767323045", "0", "\"0\"", "\"0001-01-01T00:00:00Z\"", "\"1970-01-01T00:00:00Z\"", "99999999999999999999999999"
    })
    void what_is_no_time_or_stands_for_none_is_none_and_the_next_name_is_tried(String json) {
        assertThat(fields("{\"a\":" + json + "}").time(List.of("a"))).isNull();
        assertThat(fields("{\"a\":" + json + ",\"b\":1767323045}").time(List.of("a", "b"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"x","b":"y"}        | x
            {"b":"y"}                | y
            {"a":"","b":"y"}         | y
            {"a":" ","b":"y"}        | y
            {"a":null,"b":"y"}       | y
            {"a":{"id":1},"b":"y"}   | y
            {"a":["x"],"b":"y"}      | y
            {"a":7}                  | 7
            {"a":true}               | true
            {"a":"a\\u0000b"}        | a\uFFFDb
            {"a":"a\\ud800b"}        | a\uFFFDb
            {"a":"\\ud83d\\udeb2"}   | 🚲
            """)
    void a_text_is_the_first_name_that_says_anything_fit_for_a_database(String json, String expected) {
        assertThat(fields(json).text(List.of("a", "b"))).isEqualTo(expected);
    }

    @Test
    void a_dot_leads_into_an_object_and_nowhere_else() {
        assertThat(fields("{\"location\":{\"id\":\"x\"}}").text(List.of("location.id"))).isEqualTo("x");
        assertThat(fields("{\"location\":\"x\"}").text(List.of("location.id"))).isNull();
        assertThat(fields("{\"location\":[{\"id\":\"x\"}]}").text(List.of("location.id"))).isNull();
        assertThat(fields("[]").text(List.of("location.id"))).isNull();
        assertThat(fields("7").text(List.of("location"))).isNull();
    }

    @Test
    void a_text_of_any_length_is_cut_to_a_bounded_one_and_never_through_a_character() {
        String text = fields("{\"a\":\"" + "x".repeat(999) + "🚲" + "y".repeat(1_000) + "\"}").text(List.of("a"));
        assertThat(text).isEqualTo("x".repeat(999) + "\uFFFD…");
    }

    private static Fields fields(String json) {
        return new Fields(Normalize.json(json));
    }
}
