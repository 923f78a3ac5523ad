package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Alerts, dashboards and runbooks ask only for what the service shows. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class KnownMetricsAppTest {

    private static final Pattern NAME = Pattern.compile("\\bbellwether_[a-z_]+");
    private static final Pattern CHANNEL = Pattern.compile("bellwether_notifications_total\\{channel=\"([a-z]+)\"");

    @Inject
    DataSource database;

    @Test
    void every_metric_of_an_alert_or_a_panel_is_one_of_the_services() {
        Set<String> shown = shown();
        Set<String> asked = new TreeSet<>();
        AlertRules.all().forEach(alert ->
                NAME.matcher(alert.path("expr").asText()).results().forEach(name -> asked.add(name.group())));
        Dashboard.promql().forEach(query ->
                NAME.matcher(query.text()).results().forEach(name -> asked.add(name.group())));

        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(shown);
    }

    @Test
    void every_metric_of_a_runbook_is_one_of_the_services() throws IOException {
        Set<String> shown = shown();
        for (Path runbook : runbooks()) {
            assertThat(NAME.matcher(Manifest.text(runbook)).results().map(MatchResult::group))
                    .as(runbook.toString())
                    .allMatch(shown::contains);
        }
    }

    @Test
    void messages_per_day_are_told_apart_by_each_channel_there_is() {
        Set<String> channels = CHANNEL.matcher(Metrics.page()).results().map(match -> match.group(1)).collect(Collectors.toSet());
        String query = Dashboard.sql().stream()
                .map(Dashboard.Query::text)
                .filter(text -> text.contains("date_trunc('day'"))
                .findFirst()
                .orElseThrow();

        assertThat(channels).hasSizeGreaterThan(5).allSatisfy(channel -> assertThat(query).contains("channel = '" + channel + "'"));
    }

    @Test
    void every_sql_query_of_a_runbook_is_one_that_the_database_understands() throws Exception {
        List<String> queries = runbooks().stream()
                .flatMap(runbook -> Manifest.text(runbook).lines())
                .map(String::strip)
                .filter(line -> line.startsWith("select "))
                .toList();

        assertThat(queries).hasSizeGreaterThan(9);
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String query : queries) {
                assertThatCode(() -> statement.execute(query)).as(query).doesNotThrowAnyException();
            }
        }
    }

    private static List<Path> runbooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/runbooks"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("Bellwether")).toList();
        }
    }

    private static Set<String> shown() {
        return Metrics.page().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}
