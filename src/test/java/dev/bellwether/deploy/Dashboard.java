package dev.bellwether.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard that lies with the chart.
 *
 * @param name its file's
 * @param json as Grafana reads it
 */
record Dashboard(String name, JsonNode json) {

    static final Path FOLDER = Path.of("helm/files/dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a panel asks.
     *
     * @param panel where it stands
     * @param text  in PromQL or SQL, with Grafana's variables in it
     */
    record Query(String panel, String text) {
        @Override
        public String toString() {
            return panel;
        }
    }

    /** All there are. */
    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its panels, rows left out. */
    List<JsonNode> panels() {
        return StreamSupport.stream(json.path("panels").spliterator(), false)
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    /** Every PromQL query of any of them. */
    static List<Query> promql() {
        return queries("expr");
    }

    /** Every SQL query of any of them. */
    static List<Query> sql() {
        return queries("rawSql");
    }

    private static List<Query> queries(String member) {
        return all().stream()
                .flatMap(dashboard -> dashboard.panels().stream().flatMap(panel -> dashboard.queries(panel, member)))
                .toList();
    }

    private Stream<Query> queries(JsonNode panel, String member) {
        return StreamSupport.stream(panel.path("targets").spliterator(), false)
                .filter(target -> target.has(member))
                .map(target -> new Query(
                        name + " / " + panel.path("title").asText() + " / " + target.path("refId").asText(),
                        target.path(member).asText()));
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
