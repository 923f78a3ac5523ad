package dev.bellwether.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A channel is found because it is there, and what editors know of it is what it knows itself. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ChannelsAppTest {

    private static final String NO_KEY = "no_key";

    @Inject
    Channels channels;

    @Test
    void every_folder_is_a_channel() {
        assertThat(channels.names())
                .containsExactly("alertmanager", "email", "msteams", "pagerduty", "slack", "twilio", "webhook");
    }

    @Test
    void the_schema_knows_the_keys_of_every_channel() throws IOException {
        JsonNode schema = schema();
        List<String> configs = channels.names().stream().map(name -> name + "_configs").toList();
        JsonNode receiver = schema.at("/properties/receivers/items/properties");
        assertThat(receiver.fieldNames()).toIterable().containsAll(configs).hasSize(configs.size() + 1);
        assertThat(channels.names()).allSatisfy(name -> assertThat(schema.at("/$defs/" + name + "/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(keys(name)));
    }

    /** As the channel itself lists them to whoever gets one wrong. */
    private List<String> keys(String name) {
        Integration wrong = new Integration(name, 0, Map.of(NO_KEY, "x"));
        String words = channels.channel(wrong).check(wrong).stream()
                .filter(mistake -> mistake.contains(NO_KEY))
                .findFirst()
                .orElseThrow();
        String list = words.substring(words.indexOf("known here:") + "known here:".length());
        return List.copyOf(new TreeSet<>(Arrays.asList(list.replaceAll("[\\[\\] ]", "").split(","))));
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = ChannelsAppTest.class.getResourceAsStream("/schemas/alerting.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
