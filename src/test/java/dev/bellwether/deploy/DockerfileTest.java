package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Linter;
import dev.bellwether.testkit.Linter.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image's recipe. */
class DockerfileTest {

    private final List<String> steps = instructions(Path.of("deploy/Dockerfile"));

    @Test
    void theLibrariesAreALayerBelowTheApplication() {
        assertThat(steps)
                .filteredOn(step -> step.startsWith("COPY "))
                .containsExactly(
                        "COPY target/quarkus-app/lib/ lib/",
                        "COPY target/quarkus-app/*.jar ./",
                        "COPY target/quarkus-app/app/ app/",
                        "COPY target/quarkus-app/quarkus/ quarkus/");
    }

    @Test
    void itRunsAsTheUserTheChartRunsItAs() {
        var user = Manifest.of(Chart.ROOT.resolve("values.yaml")).at("/podSecurityContext/runAsUser").asText();

        assertThat(steps).contains("USER " + user + ":" + user);
    }

    @Test
    void javaIsTheFirstProcessSoThatItHearsTheSigterm() {
        assertThat(steps.get(steps.size() - 1)).startsWith("ENTRYPOINT [\"java\", ").contains("/app/quarkus-run.jar");
    }

    @Test
    void theServiceStartsWithTheCacheThatWasMadeForIt() {
        assertThat(steps)
                .filteredOn(step -> step.contains("/app/bellwether.aot"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("RUN ")
                .contains("-XX:AOTCacheOutput=/app/bellwether.aot", "-Dquarkus.appcds.generate=true");
        assertThat(steps.get(steps.size() - 1)).contains("-XX:AOTCache=/app/bellwether.aot");
        assertThat(Manifest.text(Path.of("src/main/resources/application.properties")))
                .contains("quarkus.package.jar.appcds.enabled=true"); // without it there is no such switch
    }

    @Test
    void theContextHoldsThePackagedApplicationAndNothingElse() {
        assertThat(instructions(Path.of(".dockerignore"))).containsExactly("*", "!target/quarkus-app/");
    }

    @Test
    void theLinterHasNothingToSay() throws Exception {
        assertThat(Linter.of("dockerfile-utils").run("lint", "deploy/Dockerfile")).isEqualTo(new Verdict(0, ""));
    }

    @Test
    void theLinterNoticesAMistake(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Dockerfile"), Manifest.text(Path.of("deploy/Dockerfile")).replace("EXPOSE 8080", "EXPOSE 8o8o"));

        Verdict verdict = Linter.of("dockerfile-utils").run("lint", file.toString());
        assertThat(verdict.status()).isNotZero();
        assertThat(verdict.text()).contains("Invalid containerPort");
    }

    private static List<String> instructions(Path file) {
        return Manifest.text(file)
                .replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
