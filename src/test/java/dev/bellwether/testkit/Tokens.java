package dev.bellwether.testkit;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tokens of the operators' API in tests, one of each role. */
public final class Tokens {

    /** May look. */
    public static final String VIEWER = "token-of-a-viewer";

    /** May work on incidents. */
    public static final String OPERATOR = "token-of-an-operator";

    /** May work on incidents as well: a second pair of eyes. */
    public static final String ANOTHER_OPERATOR = "token-of-another-operator";

    /** May change how the service works. */
    public static final String ADMIN = "token-of-an-admin";

    private Tokens() {}

    /** A request of whoever has that token. */
    public static RequestSpecification by(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    static Path file() {
        try {
            Path file = Files.createTempFile("bellwether-tokens", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, "eve viewer " + VIEWER + "\nolaf operator " + OPERATOR + "\nanna operator " + ANOTHER_OPERATOR + "\nada admin " + ADMIN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
