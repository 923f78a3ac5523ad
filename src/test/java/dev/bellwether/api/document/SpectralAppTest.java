package dev.bellwether.api.document;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Linter;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents by the linter that others use. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SpectralAppTest {

    private static final String RULES = "src/test/resources/linters/rules.yaml";

    @TempDir
    Path folder;

    private Linter spectral;

    @BeforeEach
    void spectral() {
        spectral = Linter.of("spectral");
    }

    @Test
    void the_openapi_document_that_is_served_is_in_order() throws Exception {
        assertThat(lint(served())).contains("No results");
    }

    @Test
    void a_document_that_is_not_in_order_is_noticed() throws Exception {
        Path served = served();
        Files.writeString(served, Files.readString(served).replaceFirst("operationId: \\w+", "deprecated: maybe"));

        assertThat(lint(served)).contains("oas3-schema").contains("operation-operationId");
    }

    @Test
    void the_asyncapi_document_is_valid_and_in_order() throws Exception {
        assertThat(lint(Path.of("src/main/resources/schemas/asyncapi.yaml"))).contains("No results");
    }

    private Path served() throws IOException {
        return Files.writeString(
                folder.resolve("openapi.yaml"),
                by(VIEWER).accept("application/yaml").get("/q/openapi").then().statusCode(200).extract().asString());
    }

    private String lint(Path document) throws IOException, InterruptedException {
        return spectral.run("lint", document.toString(), "-r", RULES, "-F", "hint").text();
    }
}
