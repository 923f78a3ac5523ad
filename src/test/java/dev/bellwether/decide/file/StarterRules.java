package dev.bellwether.decide.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code deploy/alerting.yaml}, which operators start from. */
final class StarterRules {

    private StarterRules() {}

    static String asTheyAre() throws IOException {
        return Files.readString(Path.of("deploy/alerting.yaml"));
    }

    /** With every line in force that is only offered: those whose # no space follows. */
    static String withAllThatIsOffered() throws IOException {
        return asTheyAre().replaceAll("(?m)^( *)#(?! )", "$1");
    }
}
