package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How secrets get from a cluster's Secrets to the process without the chart ever seeing them. */
class HelmSecretsTest {

    static final List<Path> CI_VALUES = List.of(Chart.LEAST, Chart.FULL);

    @BeforeAll
    static void needsHelm() {
        Chart.needsHelm();
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void noSecretIsWrittenDown(Path values) {
        var objects = Chart.render(values);

        assertThat(objects).extracting(o -> o.path("kind").asText()).doesNotContain("Secret");
        for (var variable : Chart.container(objects).path("env")) {
            if (KnownSettings.isSecret(variable.path("name").asText())) {
                assertThat(variable.has("value")).as("%s", variable).isFalse();
                assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).isNotEmpty();
                assertThat(variable.at("/valueFrom/secretKeyRef/key").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void secretsComeFromTheSecretsThatAreNamed() {
        var container = Chart.container(Chart.render(Chart.LEAST));

        assertThat(Chart.env(container, "BELLWETHER_WEBHOOK_SEEDS").at("/valueFrom/secretKeyRef/name").asText())
                .isEqualTo("bikeep");
        assertThat(Chart.env(container, "QUARKUS_DATASOURCE_PASSWORD").at("/valueFrom/secretKeyRef/name").asText())
                .isEqualTo("bellwether-postgres");
    }

    @Test
    void asFilesEverySecretThatIsNamedIsMounted() {
        var objects = Chart.render(Chart.FULL);
        var mounted = Chart.pod(objects).at("/spec/volumes").findValues("path").stream()
                .map(path -> "/run/secrets/bellwether/" + path.asText())
                .toList();

        assertThat(Chart.container(objects).path("env"))
                .filteredOn(variable -> variable.path("name").asText().endsWith("_FILE"))
                .hasSize(5)
                .allSatisfy(variable -> assertThat(mounted).contains(variable.path("value").asText()));
        assertThat(Manifest.of(Chart.rules(objects)).findValuesAsText("api_url_file"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(mounted).contains(file));
    }
}
