package dev.bellwether.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of words, read while the service is built. */
final class Yamls {

    private Yamls() {}

    static Map<?, ?> read(String file) {
        try (InputStream in = Yamls.class.getResourceAsStream(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** What lies there; empty where nothing does. */
    static Map<?, ?> in(Map<?, ?> map, String... path) {
        Map<?, ?> there = map;
        for (String step : path) {
            there = there.get(step) instanceof Map<?, ?> deeper ? deeper : Map.of();
        }
        return there;
    }
}
