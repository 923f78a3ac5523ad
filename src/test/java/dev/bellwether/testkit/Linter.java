package dev.bellwether.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A linter that others use, where it is installed as the README says; what needs it is skipped elsewhere, loudly, but never in CI. */
public final class Linter {

    private static final Path PROGRAMS = Path.of("target/linters/node_modules/.bin");

    private final Path program;

    private Linter(Path program) {
        this.program = program;
    }

    /**
     * What a run came to.
     *
     * @param status its exit code
     * @param text   what it printed
     */
    public record Verdict(int status, String text) {}

    /** The one of that name; skips the test where it is not installed. */
    public static Linter of(String name) {
        Path program = PROGRAMS.resolve(name);
        boolean there = Files.isExecutable(program);
        if (!there) {
            assertThat(System.getenv("CI")).as("no " + program + " where nothing may be skipped").isNotEqualTo("true");
            System.err.println("SKIPPED: no " + program + ", so what it lints is not linted; see README, Test it");
        }
        Assumptions.assumeTrue(there, "no " + program);
        return new Linter(program);
    }

    /** Runs it. */
    public Verdict run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("bellwether-linter", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            return new Verdict(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
