package dev.bellwether.local.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The emoji behind the short codes that a notifier may use. */
final class Emoji {

    private static final Properties CODES = read();

    private Emoji() {}

    static Optional<String> named(String code) {
        return Optional.ofNullable(CODES.getProperty(code));
    }

    private static Properties read() {
        try (InputStream file = Emoji.class.getResourceAsStream("/local/emoji.properties")) {
            Properties codes = new Properties();
            codes.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException("emoji.properties", e);
        }
    }
}
