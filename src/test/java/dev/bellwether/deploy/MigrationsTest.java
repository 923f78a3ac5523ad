package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That an upgrade can roll: the release before goes on beside a migration, and can be gone back to. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    /** What the release before would miss, or could no longer write. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop (table|column|view)\\b|\\brename\\b|\\balter column \\w+ type\\b|add column (?![^,;]*default)[^,;]*not null");
    /** Nobody ran anything before that. */
    private static final int FIRST = 20;

    @Test
    void a_migration_only_adds() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.filter(file -> number(file) >= FIRST))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(statements(file)).doesNotContainPattern(TAKES_AWAY));
        }
    }

    @Test
    void one_that_takes_away_is_noticed() {
        assertThat("alter table a drop column b;").containsPattern(TAKES_AWAY);
        assertThat("alter table a add column b text not null;").containsPattern(TAKES_AWAY);
        assertThat("alter table a add column b text not null default '';").doesNotContainPattern(TAKES_AWAY);
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static String statements(Path file) throws IOException {
        return Files.readString(file).replaceAll("--.*", "").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
