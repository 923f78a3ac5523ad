package dev.bellwether.api.document;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.problem.Problem;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that the service serves says all that the service does. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ApiDocumentAppTest {

    private static final String PATH = "/q/openapi";

    /** They are POSTs since what is asked is long; asked for twice, they do nothing twice. */
    private static final Set<String> LOOKING = Set.of("checkRules", "explainRouting", "previewTemplate", "trySchemes");

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = new ObjectMapper()
                .readTree(by(VIEWER).accept("application/json").get(PATH).then().statusCode(200).extract().asString());
    }

    @Test
    void it_is_3_1_and_only_for_those_with_a_token() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        given().get(PATH).then().statusCode(401);
        by(VIEWER).get("/q/swagger-ui").then().statusCode(404);
    }

    @Test
    void every_method_of_every_resource_is_in_it_and_nothing_else() {
        assertThat(calls().keySet()).containsExactlyInAnyOrderElementsOf(methods().keySet());
    }

    @Test
    void every_call_has_a_name_of_its_own_and_words() {
        assertThat(calls().values().stream().map(call -> call.path("operationId").asText()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
        assertThat(calls()).allSatisfy((path, call) -> {
            assertThat(call.path("summary").asText()).isNotBlank();
            assertThat(call.path("description").asText()).isNotBlank();
            assertThat(call.path("tags")).isNotEmpty();
            assertThat(call.path("parameters")).allSatisfy(parameter ->
                    assertThat(resolved(parameter).path("description").asText()).as(parameter.toString()).isNotBlank());
        });
    }

    @Test
    void every_call_says_who_may_ask_and_how_those_are_refused_who_may_not() {
        Map<String, JavaMethod> methods = methods();
        assertThat(calls()).allSatisfy((path, call) -> {
            Set<String> refusals = fields(call.path("responses")).collect(toSet());
            if (methods.get(path).isAnnotatedWith(RolesAllowed.class)) {
                String role = methods.get(path).getAnnotationOfType(RolesAllowed.class).value()[0];
                assertThat(call.at("/security/0").has("bearer")).isTrue();
                assertThat(call.path("description").asText()).contains("`" + role + "`");
                assertThat(refusals).contains("401", "403", "429");
            } else {
                assertThat(call.path("security")).isEmpty();
                assertThat(refusals).contains("401");
            }
        });
    }

    @Test
    void every_call_shows_what_is_sent_and_answered_and_that_fits_its_schema() {
        List<String> mistakes = new ArrayList<>();
        calls().forEach((path, call) -> {
            JsonNode sent = call.path("requestBody").path("content");
            sent.forEach(media -> mistakes(media).forEach(mistake -> mistakes.add(path + " sent: " + mistake)));
            answers(call).forEach(answer -> answer.forEach(media ->
                    mistakes(media).forEach(mistake -> mistakes.add(path + " answered: " + mistake))));
        });
        assertThat(mistakes).isEmpty();
    }

    @Test
    void every_call_that_changes_something_can_be_asked_for_again() {
        Map<String, JavaMethod> methods = methods();
        assertThat(calls()).allSatisfy((path, call) -> {
            boolean takesKey = call.path("parameters").findValuesAsText("$ref").contains("#/components/parameters/Idempotency-Key");
            assertThat(takesKey).as(path).isEqualTo(methods.get(path).isAnnotatedWith(Once.class));
            boolean isPost = methods.get(path).isAnnotatedWith(POST.class) && methods.get(path).isAnnotatedWith(RolesAllowed.class);
            assertThat(takesKey).as(path).isEqualTo(isPost && !LOOKING.contains(call.path("operationId").asText()));
        });
    }

    @Test
    void what_an_answer_always_has_is_required_of_it() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/IncidentView/required"))
                .extracting(JsonNode::asText)
                .contains("id", "state", "severity", "openedAt", "alerts")
                .doesNotContain("resolvedAt", "acknowledgedBy", "timeline");
        assertThat(schemas.at("/AlertView/required")).extracting(JsonNode::asText).contains("fingerprint").doesNotContain("until");
        assertThat(schemas.path("IncidentWord").has("required")).as("what is sent may be left out").isFalse();
    }

    @Test
    void every_problem_is_one_and_of_the_status_it_stands_for() {
        assertThat(calls()).allSatisfy((path, call) -> call.path("responses").fields().forEachRemaining(response -> {
            if (response.getKey().compareTo("400") >= 0) {
                JsonNode media = resolved(response.getValue()).path("content").path(Problem.MEDIA_TYPE);
                assertThat(mistakes(media)).as(path + response.getKey()).isEmpty();
                assertThat(examples(media))
                        .allMatch(example -> example.path("status").asText().equals(response.getKey()), "the status is " + response.getKey());
            }
        }));
    }

    /** By method and path. */
    private Map<String, JsonNode> calls() {
        return fields(document.path("paths"))
                .flatMap(path -> fields(document.path("paths").path(path)).map(method -> method + " " + path))
                .collect(toMap(call -> call, call -> {
                    String[] words = call.split(" ");
                    return document.path("paths").path(words[1]).path(words[0]);
                }));
    }

    private static Map<String, JavaMethod> methods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.bellwether").stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> verb(method).map(verb -> Map.entry(verb + " " + path(method), method)).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> (JavaClass) annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String path(JavaMethod method) {
        UriBuilder path = UriBuilder.fromPath(method.getOwner().getAnnotationOfType(Path.class).value());
        return method.tryGetAnnotationOfType(Path.class).map(more -> path.path(more.value())).orElse(path).toTemplate();
    }

    /** What answers hold when all goes well. */
    private static Stream<JsonNode> answers(JsonNode call) {
        JsonNode responses = call.path("responses");
        return fields(responses).filter(status -> status.startsWith("2")).map(status -> responses.path(status).path("content"));
    }

    /** A member of an example that no schema has is a mistake, too. */
    private static JsonNode strict(JsonNode components) {
        components.path("schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return components;
    }

    private List<String> mistakes(JsonNode media) {
        if (examples(media).isEmpty()) {
            return List.of("no example");
        }
        if (media.path("schema").isEmpty()) {
            return List.of("no schema");
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("components", strict(document.path("components").deepCopy())); // where its references lead
        schema.set("allOf", JsonNodeFactory.instance.arrayNode().add(media.path("schema")));
        List<String> mistakes = new ArrayList<>();
        examples(media).forEach(example -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(example)
                .forEach(mistake -> mistakes.add(mistake.toString())));
        return mistakes;
    }

    /** The one, or those of whichever of several it may be. */
    private static List<JsonNode> examples(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        media.path("examples").forEach(example -> examples.add(example.path("value")));
        if (media.has("example")) {
            examples.add(media.path("example"));
        }
        return examples;
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    private static Stream<String> fields(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }
}
