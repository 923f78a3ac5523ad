package dev.bellwether.api.document;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents by the linter that others use, where it is installed as the README says; skipped elsewhere but in CI. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class SpectralAppTest {

    private static final Path PROGRAM = Path.of("target/spectral/node_modules/.bin/spectral");
    private static final Path RULES = Path.of("src/test/resources/spectral/rules.yaml");

    @TempDir
    Path folder;

    @BeforeEach
    void spectral() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            assertThat(System.getenv("CI")).as("no " + PROGRAM + " where nothing may be skipped").isNotEqualTo("true");
            System.err.println("SKIPPED: no " + PROGRAM + ", so the API's documents are not linted; see README, Test it");
        }
        Assumptions.assumeTrue(there, "no " + PROGRAM);
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
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(PROGRAM.toString(), "lint", document.toString(), "-r", RULES.toString(), "-F", "hint")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }
}
