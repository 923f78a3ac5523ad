package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana needs of a dashboard to show it anywhere. */
class DashboardsTest {

    private static final List<String> SOURCES = List.of("${prometheus}", "${postgres}");
    private static final int WIDTH = 24;

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void there_is_one_for_the_fleet_one_for_those_on_call_and_one_for_the_service() {
        assertThat(dashboards()).map(Dashboard::name).containsExactly("fleet.json", "on-call.json", "service.json");
        assertThat(dashboards()).map(dashboard -> dashboard.json().path("uid").asText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void its_sources_are_variables_that_it_has(Dashboard dashboard) {
        List<String> variables = dashboard.json().at("/templating/list").findValuesAsText("name");
        List<String> used = new ArrayList<>();
        dashboard.panels().forEach(panel -> {
            used.add(panel.at("/datasource/uid").asText());
            panel.path("targets").forEach(target -> used.add(target.at("/datasource/uid").asText()));
        });

        assertThat(used).isNotEmpty().isSubsetOf(SOURCES);
        assertThat(used).allSatisfy(source -> assertThat(variables).contains(source.replaceAll("[${}]", "")));
        assertThat(dashboard.json().has("id")).as("a number of one Grafana's own").isFalse();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void each_panel_says_what_it_shows_and_stands_in_nobodys_way(Dashboard dashboard) {
        List<String> taken = new ArrayList<>();
        dashboard.json().path("panels").forEach(panel -> cells(panel.path("gridPos"), taken));

        assertThat(taken).doesNotHaveDuplicates();
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt()).isLessThanOrEqualTo(WIDTH);
        });
        assertThat(dashboard.panels()).map(panel -> panel.path("id").asInt()).doesNotHaveDuplicates().doesNotContain(0);
    }

    private static void cells(JsonNode place, List<String> taken) {
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                taken.add((place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y));
            }
        }
    }
}
