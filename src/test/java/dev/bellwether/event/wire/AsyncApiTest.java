package dev.bellwether.event.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.incident.wire.ChangeRecord;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** That the document says what the code does. */
class AsyncApiTest {

    private final Map<String, Object> document = new Yaml().load(EventSchema.text("asyncapi.yaml"));

    @Test
    void it_is_an_asyncapi_3_document_whose_references_all_lead_somewhere() {
        assertThat(document).containsEntry("asyncapi", "3.0.0");
        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(at(reference.substring(2).split("/"))).as(reference).isNotNull();
            } else {
                assertThat(EventSchema.text(reference)).as(reference).isNotBlank();
            }
        });
    }

    @Test
    void its_headers_are_exactly_those_of_the_cloud_event() throws Exception {
        Set<String> headers = constants(CloudEvents.class, name -> name.startsWith("ce_") || name.equals("content-type"));
        assertThat(headers).hasSize(8);
        assertThat(names("components", "schemas", "cloudEvent", "properties")).isEqualTo(headers);
        assertThat(at("components", "schemas", "cloudEvent", "required")).asInstanceOf(
                        InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrderElementsOf(headers);
        assertThat(at("components", "schemas", "cloudEvent", "properties", "ce_dataschema", "const"))
                .isEqualTo(CloudEvents.SCHEMA);
    }

    @Test
    void its_changes_of_incidents_have_the_headers_that_are_written() {
        Map<String, String> constants = Map.of(
                CloudEvents.SOURCE, ChangeRecord.SOURCE, CloudEvents.TYPE, ChangeRecord.TYPE,
                CloudEvents.DATA_SCHEMA, ChangeRecord.SCHEMA);
        assertThat(names("components", "schemas", "changeEvent", "properties"))
                .isEqualTo(names("components", "schemas", "cloudEvent", "properties"));
        constants.forEach((header, value) ->
                assertThat(at("components", "schemas", "changeEvent", "properties", header, "const")).isEqualTo(value));
    }

    @Test
    void its_dead_letter_headers_are_exactly_those_that_are_written() throws Exception {
        assertThat(names("components", "schemas", "deadLetter", "properties"))
                .isEqualTo(constants(
                        DeadLetterHeaders.class,
                        name -> name.startsWith("dead-letter-") && !name.equals(DeadLetterHeaders.PREFIX)));
    }

    @Test
    void its_dead_letter_headers_keep_the_names_of_the_connector() throws Exception {
        assertThat(names("components", "schemas", "deadLetter", "properties"))
                .containsAll(constants(
                        KafkaDeadLetterQueue.class,
                        name -> name.startsWith("dead-letter-") && !name.equals("dead-letter-queue")));
    }

    @Test
    void its_topics_are_exactly_those_the_application_is_set_up_for() throws Exception {
        Properties settings = new Properties();
        settings.load(EventSchema.class.getResourceAsStream("/application.properties"));
        assertThat(List.of(
                        settings.getProperty("mp.messaging.outgoing.events-out.topic"),
                        settings.getProperty("mp.messaging.outgoing.letters-out.topic"),
                        settings.getProperty("mp.messaging.outgoing.incidents-out.topic")))
                .containsExactly(
                        (String) at("channels", "events", "address"),
                        (String) at("channels", "deadLetters", "address"),
                        (String) at("channels", "incidents", "address"));
    }

    private static Set<String> constants(Class<?> type, Predicate<String> wanted) throws IllegalAccessException {
        Set<Field> texts = Arrays.stream(type.getDeclaredFields())
                .filter(f -> Modifier.isPublic(f.getModifiers()) && f.getType() == String.class)
                .collect(Collectors.toSet());
        Set<String> values = new HashSet<>();
        for (Field text : texts) {
            values.add((String) text.get(null));
        }
        return values.stream().filter(wanted).collect(Collectors.toSet());
    }

    private static Set<String> references(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(e -> "$ref".equals(e.getKey())
                            ? Stream.of((String) e.getValue())
                            : references(e.getValue()).stream())
                    .collect(Collectors.toSet());
        }
        return node instanceof List<?> list
                ? list.stream().flatMap(item -> references(item).stream()).collect(Collectors.toSet())
                : Set.of();
    }

    @SuppressWarnings("unchecked")
    private Set<String> names(String... path) {
        return ((Map<String, Object>) at(path)).keySet();
    }

    private Object at(String... path) {
        Object node = document;
        for (String step : path) {
            node = ((Map<?, ?>) node).get(step);
            assertThat(node).as("%s in %s", step, String.join("/", path)).isNotNull();
        }
        return node;
    }
}
