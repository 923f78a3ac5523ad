package dev.bellwether.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a replay is refused; that it answers is shown by a journey. */
class ReplayCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("alerting.yaml"), "route: {receiver: desk}\nreceivers: [{name: desk}]\n")
                .toString();
    }

    @Test
    void words_that_are_not_understood_are_answered_with_how_to_ask() {
        assertThat(run("--rules", file, "--for", "30d")).isEqualTo(2);
        assertThat(run("--since", "30d", "--rules")).isEqualTo(2);
        assertThat(err.toString()).contains("'--for' is not understood", "'--rules' is not understood", "usage:");
    }

    @Test
    void a_replay_needs_rules_and_a_duration() {
        assertThat(run("--since", "30d")).isEqualTo(2);
        assertThat(run("--rules", file, "--since", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--rules is missing", "--since 'soon' is no duration; write 30d or 12h");
    }

    @Test
    void rules_that_cannot_be_used_are_refused_with_every_mistake() throws IOException {
        Files.writeString(Path.of(file), "route: {receiver: nobody}\nreceivers: [{name: desk}]\nhold: {DeviceOffline: soon}\n");

        assertThat(run("--rules", file)).isEqualTo(2);
        assertThat(err.toString()).contains("nobody", "line 3: hold.DeviceOffline 'soon' is no duration");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThat(run("--rules", folder.resolve("other.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("rules file cannot be read", "other.yaml");
    }

    @Test
    void a_database_that_is_not_there_is_said_to_be_missing() {
        assertThat(run("--rules", file, "--since", "12h")).isEqualTo(2);
        assertThat(err.toString()).contains("the service's database cannot be read: nobody is at home");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... words) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T10:00:00Z"));
        Database nowhere = () -> {
            throw new SQLException("nobody is at home");
        };
        return new ReplayCommand(stream(out), stream(err), clock, nowhere).run(List.of(words));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
