package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names the test of each answer; they are all there. */
class ThreatModelTest {

    private static final Path MODEL = Path.of("docs/threat-model.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");

    @Test
    void every_test_it_names_exists() throws IOException {
        List<String> named =
                TEST.matcher(Files.readString(MODEL)).results().map(match -> match.group(1)).toList();
        String there;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            there = files.map(file -> file.getFileName().toString()).collect(Collectors.joining("\n"));
        }
        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(there).contains("\n" + name + ".java"));
    }

    @Test
    void every_threat_has_a_test_but_what_is_left_to_whoever_runs_it() throws IOException {
        List<String> rows = Files.readAllLines(MODEL).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
                .filter(line -> !TEST.matcher(line).find())
                .toList();

        assertThat(rows).hasSize(2).anyMatch(row -> row.contains("Kafka")).anyMatch(row -> row.contains("enforcer"));
    }
}
