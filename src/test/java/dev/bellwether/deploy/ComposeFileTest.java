package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The set-up on one machine. */
class ComposeFileTest {

    private static final Path FILE = Path.of("deploy/compose.yaml");

    private final JsonNode compose = Manifest.of(FILE);
    private final JsonNode service = compose.at("/services/bellwether");

    @Test
    void theServiceListensToEveryNameItIsGiven() {
        assertThat(service.path("environment").fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(name -> assertThat(KnownSettings.has(name))
                        .as("%s is a setting of the service", name)
                        .isTrue());
    }

    @Test
    void aMissingSeedOrPasswordStopsTheStartAndSaysWhatToDo() {
        assertThat(service.at("/environment/BELLWETHER_WEBHOOK_SEEDS").asText())
                .matches("\\$\\{BELLWETHER_WEBHOOK_SEEDS:\\?set .+}");
        assertThat(service.at("/environment/QUARKUS_DATASOURCE_PASSWORD").asText())
                .matches("\\$\\{QUARKUS_DATASOURCE_PASSWORD:\\?set .+}")
                .isEqualTo(compose.at("/services/postgres/environment/POSTGRES_PASSWORD").asText());
    }

    @Test
    void noSecretIsWrittenDown() {
        service.path("environment").properties().stream()
                .filter(setting -> KnownSettings.isSecret(setting.getKey()))
                .forEach(setting -> assertThat(setting.getValue().isNull()
                                || setting.getValue().asText().startsWith("${" + setting.getKey()))
                        .as("%s comes from the outside", setting.getKey())
                        .isTrue());
    }

    @Test
    void theServiceWaitsForWhatItCannotStartWithout() {
        assertThat(service.at("/depends_on/kafka/condition").asText()).isEqualTo("service_healthy");
        assertThat(service.at("/depends_on/postgres/condition").asText()).isEqualTo("service_healthy");
        assertThat(compose.path("services")).allSatisfy(each -> assertThat(each.has("healthcheck")).isTrue());
    }

    @Test
    void onlyTheReceiverIsOpenToTheOutside() {
        var open = new ArrayList<String>();
        compose.path("services").properties().forEach(each -> each.getValue().path("ports").forEach(port -> {
            if (!port.asText().startsWith("127.0.0.1:")) open.add(each.getKey() + " " + port.asText());
        }));

        assertThat(open).containsExactly("bellwether ${QUARKUS_HTTP_PORT:-8080}:8080");
    }

    @Test
    void whatMustLastIsOnANamedVolume() {
        for (var name : new String[] {"kafka", "postgres", "mailpit", "prometheus", "grafana"}) {
            var volume = compose.at("/services/" + name + "/volumes/0").asText().replaceAll(":.*", "");
            assertThat(compose.path("volumes").has(volume)).as("%s's %s", name, volume).isTrue();
        }
    }

    @Test
    void whatItPointsToIsThere() {
        var folder = FILE.toAbsolutePath().getParent();
        var context = folder.resolve(service.at("/build/context").asText());

        assertThat(context.resolve(service.at("/build/dockerfile").asText())).isRegularFile();
        assertThat(folder.resolve(service.at("/volumes/0").asText().replaceAll(":.*", ""))).isRegularFile();
        assertThat(service.at("/volumes/0").asText())
                .contains(":" + service.at("/environment/BELLWETHER_ALERTING_CONFIG").asText() + ":ro");
    }

    @Test
    void prometheusAndGrafanaReadTheChartsOwnFilesFromWhereTheyLookForThem() {
        var folder = FILE.toAbsolutePath().getParent();
        var mounts = new HashMap<String, Path>();
        Stream.of("prometheus", "grafana").forEach(name -> compose.at("/services/" + name + "/volumes").forEach(volume -> {
            var parts = volume.asText().split(":");
            if (parts[0].startsWith(".")) mounts.put(parts[1], folder.resolve(parts[0]).normalize());
        }));

        assertThat(mounts.values()).hasSize(4).allSatisfy(source -> assertThat(source).exists());
        var rules = Manifest.of(mounts.get("/etc/prometheus/prometheus.yml")).at("/rule_files/0").asText();
        assertThat(mounts.get(rules.replace("/*.yaml", ""))).isEqualTo(AlertRules.FOLDER.toAbsolutePath());
        var provider = Manifest.of(mounts.get("/etc/grafana/provisioning").resolve("dashboards/bellwether.yaml"));
        assertThat(mounts.get(provider.at("/providers/0/options/path").asText())).isEqualTo(Dashboard.FOLDER.toAbsolutePath());
    }

    @Test
    void thereIsASourceOfEachKindThatADashboardAsks() {
        var sources = Manifest.of(Path.of("deploy/grafana/provisioning/datasources/bellwether.yaml"))
                .path("datasources")
                .findValuesAsText("type");

        assertThat(Dashboard.all()).allSatisfy(dashboard -> assertThat(
                        dashboard.json().at("/templating/list").findValuesAsText("query"))
                .isNotEmpty()
                .isSubsetOf(sources));
    }

    @Test
    void prometheusTakesItsConfiguration() {
        Prometheus.needsPrometheus();
        var said = Prometheus.promtool("check", "config", List.of(Path.of("deploy/prometheus/prometheus.yml")));

        assertThat(said.status()).as(said.said()).isZero();
    }

    @Test
    void itHasNoVersionAsComposeWarnsOfIt() {
        assertThat(compose.has("version")).isFalse();
    }

    @Test
    void theStartersRulesSendEveryRouteToAReceiverThatExists() {
        var rules = Manifest.of(Path.of("deploy/alerting.yaml"));
        var receivers = rules.path("receivers").findValuesAsText("name");

        assertThat(rules.path("route").findValuesAsText("receiver")).isNotEmpty().isSubsetOf(receivers);
        assertThat(rules.at("/receivers/0/email_configs/0/to").asText()).contains("@");
        assertThat(Files.exists(Path.of("deploy/slack_url"))).as("a Slack address in the tree").isFalse();
    }
}
