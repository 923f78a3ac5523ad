package dev.bellwether.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as trees that JSON pointers lead through; a key that is there twice is refused, as it hides one of two. */
final class Manifest {

    private static final ObjectMapper TREES = new ObjectMapper();

    private Manifest() {}

    /** The one document of a file. */
    static JsonNode of(Path file) {
        return of(text(file));
    }

    /** The one document of a text. */
    static JsonNode of(String yaml) {
        return TREES.valueToTree(reader().load(yaml));
    }

    /** Every document of a text that says something. */
    static List<JsonNode> all(String yaml) {
        var documents = new ArrayList<JsonNode>();
        reader().loadAll(yaml).forEach(document -> {
            if (Objects.nonNull(document)) documents.add(TREES.valueToTree(document));
        });
        return documents;
    }

    /** A file's text. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Yaml reader() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
