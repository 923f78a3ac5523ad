package dev.bellwether.operate;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads secrets from files: each may be given under its own name with {@code _FILE}, or {@code -file} as a property. */
public final class SecretFiles implements ConfigSourceFactory {

    /** The settings that are secrets. */
    private static final List<String> SECRETS = List.of(
            "bellwether.webhook.seeds",
            "bellwether.bikeep.client-secret",
            "bellwether.slack.signing-secret",
            "quarkus.datasource.password",
            "quarkus.mailer.password",
            "quarkus.otel.exporter.otlp.headers");

    /** Just above the environment: a file that was named is meant. */
    private static final int ORDINAL = 305;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> values = new HashMap<>();
        for (String secret : SECRETS) {
            // the environment form of this name is the secret's own with _FILE
            ConfigValue file = context.getValue(secret + "-file");
            if (file != null && file.getValue() != null && !file.getValue().isBlank()) {
                values.put(secret, read(secret, Path.of(file.getValue())));
            }
        }
        return List.of(new PropertiesConfigSource(values, "secret files", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static String read(String secret, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(secret + ": the file " + file + " cannot be read", e);
        }
    }
}
