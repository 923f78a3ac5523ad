package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.RandomJson;
import dev.bellwether.event.Seeded;
import dev.bellwether.receive.EnvelopeReader.Envelope;
import dev.bellwether.receive.EnvelopeReader.Malformed;
import dev.bellwether.receive.EnvelopeReader.Reading;
import dev.bellwether.receive.EnvelopeReader.Unsigned;
import dev.bellwether.receive.verify.SignedEnvelope.Span;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private final EnvelopeReader reader = new EnvelopeReader(100);

    @Test
    void the_data_is_handed_on_byte_for_byte_wherever_it_stands() {
        Seeded.times(2_000, random -> {
            String data = RandomJson.any(random).value();
            String before = random.nextBoolean() ? "" : "\"hash\": \"ab\", \"Ü🚲\": " + RandomJson.any(random).value() + " ,";
            String after = before.isEmpty() ? ",\"hash\":\"ab\"" : "";
            String body = " {" + before + "\"type\":\"alarm\" , \"data\"\n: " + data + " " + after + "}\n";
            assertThat(read(body)).isInstanceOfSatisfying(Envelope.class, envelope -> {
                assertThat(envelope.type()).isEqualTo("alarm");
                assertThat(new String(envelope.data(), StandardCharsets.UTF_8)).isEqualTo(data);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "7", "\"text\"", "[]", "[{}]", "{", "}", "nonsense", "{\"type\"}", "{'type':1}", "{\"a\":}",
        "{\"a\":1,}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\t\"}", "{\"a\":1} x", "{\"a\":1}{}", "{\"a\":1}}", "{\"a\":1}\u0000",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{/**/}", "{\"type\":\"alarm\",\"data\":{\"a\":1", "{\"type\":\"alarm\",\"data\":",
        "{\"type\":\"alarm\",\"type\":\"alarm\",\"data\":{},\"hash\":\"ab\"}",
        "{\"type\":\"alarm\",\"data\":{},\"d\\u0061ta\":{},\"hash\":\"ab\"}",
        "{\"type\":\"alarm\",\"data\":{\"a\":{\"b\":1,\"b\":2}},\"hash\":\"ab\"}", "\ufeff{\"type\":\"alarm\",\"data\":{}}"
    })
    void what_is_not_one_json_object_without_repeated_names_is_not_json(String body) {
        assertThat(read(body)).isInstanceOfSatisfying(
                Malformed.class, malformed -> assertThat(malformed.reason()).isEqualTo("not_json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
    void another_encoding_than_utf_8_is_not_json(String charset) {
        byte[] body = "{\"type\":\"alarm\",\"data\":\"ü\",\"hash\":\"ab\"}".getBytes(Charset.forName(charset));
        assertThat(reader.read(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"hash\":\"ab\"}", "{\"type\":\"alarm\"}", "{\"data\":{},\"hash\":\"ab\"}", "{\"type\":7,\"data\":{}}",
        "{\"type\":null,\"data\":{}}", "{\"type\":{},\"data\":{}}", "{\"type\":\"\",\"data\":{}}", "{\"TYPE\":\"alarm\",\"data\":{}}",
        "{\"type\":\"a b\",\"data\":{}}", "{\"type\":\"ü\",\"data\":{}}", "{\"type\":\"a\\u0000\",\"data\":{}}",
        "{\"type\":\"a\\nb\",\"data\":{}}"
    })
    void json_without_a_sane_type_and_data_is_no_envelope(String body) {
        assertThat(read(body)).isInstanceOfSatisfying(
                Malformed.class, malformed -> assertThat(malformed.reason()).isEqualTo("not_envelope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"hash\":null", ",\"hash\":7", ",\"hash\":[\"ab\"]", ",\"HASH\":\"ab\""})
    void an_envelope_without_a_text_for_a_hash_is_unsigned(String hash) {
        assertThat(read("{\"type\":\"alarm\",\"data\":{}" + hash + "}")).isEqualTo(new Unsigned("alarm", new Span(23, 25)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "\"text\"", "7", "-1.10e+400", "true", "null"})
    void data_may_be_any_json(String data) {
        assertThat(read("{\"type\":\"alarm\",\"data\":" + data + ",\"hash\":\"\"}"))
                .isInstanceOfSatisfying(Envelope.class, e -> assertThat(e.data()).asString().isEqualTo(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "["})
    void nesting_beyond_the_bound_is_refused_and_costs_no_stack(String open) {
        assertThat(read("{\"type\":\"alarm\",\"data\":" + open.repeat(100_000))).isInstanceOf(Malformed.class);
        assertThat(read("{\"type\":\"alarm\",\"data\":" + "[".repeat(99) + "]".repeat(99) + ",\"hash\":\"ab\"}"))
                .isInstanceOf(Envelope.class);
        assertThat(read("{\"type\":\"alarm\",\"data\":" + "[".repeat(100) + "]".repeat(100) + ",\"hash\":\"ab\"}"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void names_that_collide_in_every_hash_table_are_read_all_the_same() {
        // "Aa" and "BB" have one hash code, and so has every string made of them
        String members = IntStream.range(0, 1 << 14)
                .mapToObj(i -> IntStream.range(0, 14)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":1")))
                .collect(Collectors.joining(","));
        assertThat(read("{\"type\":\"alarm\",\"data\":{" + members + "},\"hash\":\"ab\"}")).isInstanceOf(Envelope.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e12345678901", "-1.5E-9999999", "[0,{\"a\":[1e+00001000000]}]", "{\"a\":1e2147483648}"})
    void an_exponent_that_no_number_can_have_is_refused(String data) {
        assertThat(read("{\"type\":\"alarm\",\"data\":" + data + ",\"hash\":\"ab\"}")).isInstanceOf(Malformed.class);
        assertThat(read("{\"type\":\"alarm\",\"more\":" + data + ",\"data\":{},\"hash\":\"ab\"}")).isInstanceOf(Malformed.class);
    }

    @Test
    void a_digit_that_never_ends_is_refused() {
        assertThat(read("{\"type\":\"alarm\",\"data\":" + "9".repeat(500_000) + ",\"hash\":\"ab\"}"))
                .isInstanceOf(Malformed.class);
    }

    private Reading read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
