package dev.bellwether.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The user's settings, from system properties or the environment, in the names Quarkus gives them, or from the file that
 * the same name with {@code .file} points to. What the user has set is left alone.
 */
final class Settings {

    private final Properties properties;
    private final Map<String, String> environment;

    Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    Optional<String> given(String key) {
        return plain(key).or(() -> plain(key + ".file").map(Settings::read));
    }

    boolean has(String key) {
        return given(key).isPresent();
    }

    String or(String key, String otherwise) {
        return given(key).orElse(otherwise);
    }

    int port(String key, int otherwise) {
        return Integer.parseInt(or(key, Integer.toString(otherwise)));
    }

    /** Sets it for the service that is about to start in this JVM, unless the user has. */
    void offer(String key, Object value) {
        if (!has(key)) {
            properties.setProperty(key, value.toString());
        }
    }

    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private Optional<String> plain(String key) {
        return Optional.ofNullable(properties.getProperty(key, environment.get(environmentName(key))))
                .filter(value -> !value.isBlank());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
