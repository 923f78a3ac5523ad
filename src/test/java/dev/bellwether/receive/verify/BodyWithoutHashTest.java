package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyWithoutHashTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"hash":"ab","type":"alarm","data":{}}            | {"type":"alarm","data":{}}
            {"type":"alarm","hash":"ab","data":{}}            | {"type":"alarm","data":{}}
            {"type":"alarm","data":{},"hash":"ab"}            | {"type":"alarm","data":{}}
            { "type":"alarm", "data":{}, "hash" : "ab" }      | { "type":"alarm", "data":{} }
            { "type":"alarm" , "hash":"ab" , "data":{} }      | { "type":"alarm"  , "data":{} }
            { "hash" : "ab" , "data": {} }                    | { "data": {} }
            {"data":{"hash":"inner"},"hash":"ab"}             | {"data":{"hash":"inner"}}
            {"data":"\\",\\"hash\\":\\"no\\"","hash":"ab"}    | {"data":"\\",\\"hash\\":\\"no\\""}
            """)
    void the_hash_member_goes_with_one_comma_and_all_else_stays_as_sent(String body, String without) {
        assertThat(body(body)).isEqualTo(without);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {⏎  "data": {},⏎  "hash": "ab"⏎}            | {⏎  "data": {}⏎}
            {⏎  "hash": "ab",⏎  "data": {}⏎}            | {⏎  "data": {}⏎}
            {⏎  "a": 1,⏎  "hash": "ab",⏎  "data": {}⏎}  | {⏎  "a": 1,⏎  "data": {}⏎}
            """)
    void a_body_on_several_lines_stays_well_formed(String body, String without) {
        assertThat(body(body.replace('⏎', '\n'))).isEqualTo(without.replace('⏎', '\n'));
    }

    private static String body(String body) {
        return new String(Envelopes.of(body).part(Part.BODY), StandardCharsets.UTF_8);
    }
}
