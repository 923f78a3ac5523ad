package dev.bellwether.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.event.RandomJson;
import dev.bellwether.event.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlattenerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                                      | [{"a":1}]
            []                                           | []
            [{"a":1},{"a":2}]                            | [{"a":1},{"a":2}]
            [1,null,[2],"x"]                             | [1,null,[2],"x"]
            {"b":9,"events":[{"a":1},{"a":2,"b":3}]}     | [{"a":1,"b":9},{"a":2,"b":3}]
            {"events":[{"location":{"id":1}}],"location":{"id":2,"name":"n"}} | [{"location":{"id":1}}]
            {"b":9,"events":[1,{"a":1}]}                 | [{"b":9,"events":1},{"b":9,"a":1}]
            {"b":9,"events":[]}                          | [{"b":9,"events":[]}]
            {"b":9,"events":{"a":1}}                     | [{"b":9,"events":{"a":1}}]
            {"devices":[{"a":1}],"alarms":[{"c":1}]}     | [{"c":1,"devices":[{"a":1}]}]
            {"data":[{"items":[{"a":1}]}]}               | [{"items":[{"a":1}]}]
            """)
    void a_delivery_is_taken_apart_and_elements_inherit_what_is_around_the_list(String data, String expected) {
        assertThat(Normalize.json(Flattener.flatten(Normalize.json(data)).toString())).isEqualTo(Normalize.json(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "items", "alarms", "devices", "locations", "data"})
    void every_name_for_a_list_is_known(String holder) {
        assertThat(Flattener.flatten(Normalize.json("{\"" + holder + "\":[{\"a\":1},{\"a\":2}],\"b\":3}")))
                .containsExactly(Normalize.json("{\"b\":3,\"a\":1}"), Normalize.json("{\"b\":3,\"a\":2}"));
    }

    @Test
    void the_count_is_known_beforehand_and_what_was_sent_is_left_as_it_was() {
        Seeded.times(2_000, random -> {
            String holder = random.nextBoolean() ? "events" : "data";
            String data = random.nextBoolean()
                    ? RandomJson.plain(random).value()
                    : "{\"" + holder + "\":" + RandomJson.plain(random).value() + ",\"b\":{\"c\":1}}";
            JsonNode tree = Normalize.json(data);
            assertThat(Flattener.count(tree)).isEqualTo(Flattener.flatten(tree).size());
            assertThat(tree).isEqualTo(Normalize.json(data));
        });
    }
}
