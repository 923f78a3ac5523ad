package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask only for what the service shows. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class KnownMetricsAppTest {

    private static final Pattern NAME = Pattern.compile("\\bbellwether_[a-z_]+");

    @Test
    void every_metric_of_an_alert_or_a_panel_is_one_of_the_services() {
        Set<String> shown = Metrics.page().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        AlertRules.all().forEach(alert ->
                NAME.matcher(alert.path("expr").asText()).results().forEach(name -> asked.add(name.group())));
        Dashboard.promql().forEach(query ->
                NAME.matcher(query.text()).results().forEach(name -> asked.add(name.group())));

        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(shown);
    }
}
