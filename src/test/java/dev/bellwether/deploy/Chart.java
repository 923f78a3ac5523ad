package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;

/** The chart under {@code helm/}, by real Helm. */
final class Chart {

    static final Path ROOT = Path.of("helm");
    static final Path LEAST = ROOT.resolve("ci/default-values.yaml");
    static final Path FULL = ROOT.resolve("ci/full-values.yaml");
    static final Path ROLES = ROOT.resolve("ci/roles-values.yaml");

    /** The oldest the chart says it runs on. */
    private static final String OLDEST_KUBERNETES = "1.30.0";

    private Chart() {}

    /**
     * Skips the test where Helm has no library for this platform, and says so; on CI that is a failure, as a chart nobody
     * rendered is not tested. Asked of the class path alone, since the library's own look-up would go and download one.
     */
    static void needsHelm() {
        if (ServiceLoader.load(NativeLibrary.class).iterator().hasNext()) return;
        var why = "The Helm chart is NOT tested: no native Helm library for " + System.getProperty("os.name") + " on "
                + System.getProperty("os.arch") + " among com.marcnuri.helm-java's";
        if ("true".equals(System.getenv("CI"))) fail(why);
        System.err.println(why);
        abort(why);
    }

    /** What {@code helm lint --strict} says of a chart in a folder. */
    static LintResult lint(Path chart) {
        return new Helm(chart.toAbsolutePath()).lint().strict().call();
    }

    /** What {@code helm template prod ./helm} gives. */
    static List<JsonNode> render(Path values) {
        return render(values, Map.of());
    }

    /** The same with {@code --set}. */
    static List<JsonNode> render(Path values, Map<String, String> set) {
        return render(ROOT, values, set);
    }

    /** The pod of {@code helm test}; in that folder, since Helm's library leaves out what is a hook. */
    static JsonNode test(Path values, Path folder) throws IOException {
        copy(folder);
        var file = folder.resolve("templates/tests/ready.yaml");
        Files.writeString(file, Manifest.text(file).replace("helm.sh/hook: test", "{}").replaceFirst(" *helm.sh/hook-delete.*\n", ""));
        return the("Pod", render(folder, values, Map.of()));
    }

    /** Copies the chart there. */
    static void copy(Path folder) throws IOException {
        try (var files = Files.walk(ROOT)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(ROOT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static List<JsonNode> render(Path chart, Path values, Map<String, String> set) {
        var template = new Helm(chart.toAbsolutePath())
                .template()
                .withName("prod")
                .withNamespace("mobility")
                .withKubeVersion(OLDEST_KUBERNETES)
                .withValuesFile(values.toAbsolutePath());
        set.forEach(template::set);
        return Manifest.all(template.call());
    }

    /** The object of a kind among what was rendered; fails unless there is just one. */
    static JsonNode the(String kind, List<JsonNode> objects) {
        var found = objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
        if (found.size() != 1) fail("%d objects of kind %s", found.size(), kind);
        return found.get(0);
    }

    /** The template of the Deployment's pods. */
    static JsonNode pod(List<JsonNode> objects) {
        return the("Deployment", objects).at("/spec/template");
    }

    /** The service's container. */
    static JsonNode container(List<JsonNode> objects) {
        return pod(objects).at("/spec/containers/0");
    }

    /** A variable of a container's environment; fails unless it is there. */
    static JsonNode env(JsonNode container, String name) {
        return StreamSupport.stream(container.path("env").spliterator(), false)
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not set"));
    }

    /** A file as the one ConfigMap that has it holds it. */
    static String file(String name, List<JsonNode> objects) {
        var found = objects.stream()
                .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                .filter(object -> object.path("data").has(name))
                .toList();
        if (found.size() != 1) fail("%d ConfigMaps with %s", found.size(), name);
        return found.get(0).path("data").path(name).asText();
    }

    /** The rules file as the ConfigMap holds it. */
    static String rules(List<JsonNode> objects) {
        return file("alerting.yaml", objects);
    }
}
