package dev.bellwether.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may use the API of the local service: whoever knows the README. */
final class TokensFile {

    private static final String TOKENS = """
            local admin a-token-for-local-use
            second operator another-token-for-local-use
            """;

    private TokensFile() {}

    static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("tokens.txt"), TOKENS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
