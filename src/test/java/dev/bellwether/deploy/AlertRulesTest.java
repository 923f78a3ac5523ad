package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alert says how bad it is, for how long it must last, and what to do; and each fires on what it is for. */
class AlertRulesTest {

    private static final Path RUNBOOKS = Path.of("docs/runbooks");
    private static final Pattern OF_AN_ALERT = Pattern.compile("Bellwether\\w+\\.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    static List<JsonNode> alerts() {
        return AlertRules.all();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alert_says_what_a_person_needs(JsonNode alert) {
        String name = alert.path("alert").asText();

        assertThat(name).matches("Bellwether[A-Z]\\w+");
        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        assertThat(alert.path("for").asText()).matches("\\d+[mh]");
        assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
        assertThat(alert.at("/annotations/description").asText()).isNotBlank();
        assertThat(alert.at("/annotations/runbook_url").asText()).endsWith("/runbooks/" + name + ".md");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void an_alerts_runbook_says_what_it_means_and_what_to_do(JsonNode alert) {
        String name = alert.path("alert").asText();
        String runbook = Manifest.text(RUNBOOKS.resolve(name + ".md"));

        assertThat(runbook).startsWith("# " + name + "\n");
        assertThat(runbook.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
        assertThat(LINK.matcher(runbook).results().map(link -> RUNBOOKS.resolve(link.group(1))))
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void every_alerts_name_is_its_own_and_every_runbook_of_that_form_is_an_alerts() throws IOException {
        List<String> names = alerts().stream().map(alert -> alert.path("alert").asText()).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(OF_AN_ALERT.asMatchPredicate()))
                    .containsExactlyInAnyOrderElementsOf(names.stream().map(name -> name + ".md").toList());
        }
    }

    @Test
    void every_alert_is_tried() {
        String tests = String.join("", AlertRules.tests().stream().map(Manifest::text).toList());

        assertThat(alerts()).allSatisfy(alert -> assertThat(tests).contains("alertname=\"" + alert.path("alert").asText() + "\""));
    }

    @Test
    void prometheus_takes_the_rules() {
        Prometheus.needsPrometheus();
        Prometheus.Said said = Prometheus.promtool("check", "rules", AlertRules.files());

        assertThat(said.status()).as(said.said()).isZero();
        assertThat(said.said()).contains("SUCCESS").doesNotContain("WARNING");
    }

    @Test
    void each_fires_on_what_it_is_for_and_none_on_a_day_on_which_all_is_well() {
        Prometheus.needsPrometheus();
        Prometheus.Said said = Prometheus.promtool("test", "rules", AlertRules.tests());

        assertThat(said.status()).as(said.said()).isZero();
    }

    @Test
    void a_test_that_expects_what_does_not_come_fails(@TempDir Path folder) throws IOException {
        Prometheus.needsPrometheus();
        Path planted = Files.writeString(folder.resolve("planted.yaml"), """
                rule_files: [%s]
                tests:
                  - interval: 1m
                    input_series: []
                    promql_expr_test:
                      - expr: count(ALERTS{alertname="BellwetherNoSeed"})
                        eval_time: 10m
                        exp_samples: [{labels: '{}', value: 1}]
                """.formatted(AlertRules.FOLDER.resolve("service.yaml").toAbsolutePath()));

        assertThat(Prometheus.promtool("test", "rules", List.of(planted)).status()).isNotZero();
    }
}
