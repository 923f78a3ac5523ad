package dev.bellwether.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The alerts that lie with the chart, in Prometheus' own format. */
final class AlertRules {

    static final Path FOLDER = Path.of("helm/files/rules");

    private AlertRules() {}

    /** The files of them. */
    static List<Path> files() {
        return files(FOLDER);
    }

    /** The files of their tests. */
    static List<Path> tests() {
        return files(FOLDER.resolve("tests"));
    }

    /** Each alert. */
    static List<JsonNode> all() {
        return files().stream()
                .flatMap(file -> StreamSupport.stream(Manifest.of(file).path("groups").spliterator(), false))
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
