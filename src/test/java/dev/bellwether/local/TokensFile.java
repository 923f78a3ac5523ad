package dev.bellwether.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may use the API of the local service: whoever knows the README. */
final class TokensFile {

    private static final String TOKEN = "a-token-for-local-use";

    private TokensFile() {}

    static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("tokens.txt"), "local admin " + TOKEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
