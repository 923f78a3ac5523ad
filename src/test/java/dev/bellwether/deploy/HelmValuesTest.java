package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values the chart takes, and what it refuses before a cluster hears of it. */
class HelmValuesTest {

    static final List<Path> CI_VALUES = List.of(Chart.LEAST, Chart.FULL, Chart.ROLES);

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void needsHelm() {
        Chart.needsHelm();
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void helmsStrictLintHasNothingToSay(Path values, @TempDir Path folder) throws IOException {
        var result = Chart.lint(chartWith(values, folder));

        assertThat(result.getMessages()).noneMatch(message -> message.matches("(?s).*\\[(ERROR|WARNING)].*"));
        assertThat(result.isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks.scheme", "webhook.seed", "ingress.host", "image.tagg", "mailer.password.value"})
    void aKeyThatDoesNotExistIsRefused(String key) {
        assertThatThrownBy(() -> Chart.render(Chart.LEAST, Map.of(key, "x")))
                .hasMessageContaining("values don't meet the specifications of the schema");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.seeds.existingSecret, webhook.seeds.existingSecret: name the Secret",
        "database.password.existingSecret, database.password.existingSecret: name the Secret",
        "database.jdbcUrl, database.jdbcUrl: name the database",
        "kafka.bootstrapServers, kafka.bootstrapServers: name the brokers",
        "alerting.config.receivers, say who is told"
    })
    void whatIsMissingIsNamed(String key, String message) {
        assertThatThrownBy(() -> Chart.render(Chart.LEAST, Map.of(key, ""))).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "slack_configs[0].api_url, https://hooks.slack.com/services/T/B/x",
        "slack_configs[0].bot_token, xoxb-1",
        "pagerduty_configs[0].routing_key, R0UT1NG",
        "twilio_configs[0].auth_token, pa55word",
        "email_configs[0].auth_password, pa55word"
    })
    void aSecretAmongTheRulesIsRefused(String key, String value) {
        var where = "alerting.config.receivers[0].";

        assertThatThrownBy(() -> Chart.render(
                        Chart.LEAST, Map.of(where + "name", "oncall", where + key, value)))
                .hasMessageContaining("carries a secret inline (" + key.replaceAll(".*\\.", "") + ")")
                .hasMessageNotContaining(value);
    }

    @Test
    void tracesGoToTheCollectorThatIsNamedAndToNoneUnlessTheyAreWanted() {
        var wanted = Chart.container(Chart.render(Chart.FULL));

        assertThat(Chart.env(wanted, "QUARKUS_OTEL_SDK_DISABLED").path("value").asText()).isEqualTo("false");
        assertThat(Chart.env(wanted, "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT").path("value").asText())
                .isEqualTo("http://collector.observability:4318");
        assertThat(Chart.container(Chart.render(Chart.LEAST)).toString()).doesNotContain("OTEL");
        assertThatThrownBy(() -> Chart.render(Chart.LEAST, Map.of("tracing.enabled", "true")))
                .hasMessageContaining("tracing.endpoint: name the collector");
    }

    @Test
    void aPasswordInTheDatabasesUrlIsRefused() {
        assertThatThrownBy(() -> Chart.render(
                        Chart.LEAST, Map.of("database.jdbcUrl", "jdbc:postgresql://db/b?user=a&password=b")))
                .hasMessageContaining("database");
    }

    @Test
    void valuesAndSchemaNameTheSameKeys() throws IOException {
        var schema = JSON.readTree(Chart.ROOT.resolve("values.schema.json").toFile());

        assertThat(Values.unknown(Manifest.of(Chart.ROOT.resolve("values.yaml")), schema)).isEmpty();
        assertThat(Values.missing(Manifest.of(Chart.ROOT.resolve("values.yaml")), schema))
                .containsExactlyInAnyOrder("/global", "/resources/claims");
    }

    @Test
    void theSchemaLeavesNoObjectOpenByOversight() throws IOException {
        var schema = JSON.readTree(Chart.ROOT.resolve("values.schema.json").toFile());

        assertThat(schema.findParents("properties"))
                .filteredOn(node -> node.path("type").asText().equals("object"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.get("additionalProperties")).as("%s", node).isNotNull())
                .allSatisfy(node -> assertThat(node.get("additionalProperties").asBoolean(true)).as("%s", node).isFalse());
    }

    @Test
    void theChartShipsTheVersionThePomBuilds() {
        var pom = Manifest.text(Path.of("pom.xml"));
        var version = pom.replaceFirst("(?s).*?<artifactId>bellwether</artifactId>\\s*<version>([^<]+)</version>.*", "$1");

        assertThat(Manifest.of(Chart.ROOT.resolve("Chart.yaml")).path("appVersion").asText()).isEqualTo(version);
    }

    /** The chart with a values file laid over its own, as {@code helm lint --values} would see it. */
    private static Path chartWith(Path values, Path folder) throws IOException {
        Chart.copy(folder);
        JsonNode both = Values.merge(Manifest.of(Chart.ROOT.resolve("values.yaml")), Manifest.of(values));
        Files.writeString(folder.resolve("values.yaml"), JSON.writeValueAsString(both));
        return folder;
    }
}
