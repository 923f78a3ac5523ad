package dev.bellwether.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Signer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final String SEED = "the-seed-handed-over";
    private static final String TELLING = "{ \"b\": 2, \"a\": 1 }";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private String seeds;

    @BeforeEach
    void write() throws IOException {
        seeds = Files.writeString(folder.resolve("seed"), SEED + "\n").toString();
    }

    @AfterEach
    void no_seed_was_printed() {
        assertThat(out + "" + err).doesNotContain(SEED);
    }

    @Test
    void one_delivery_tells_what_to_set() {
        assertThat(verify(Signer.envelope("sha256:type+data.sorted+seed:base64", SEED, "alarm", TELLING))).isZero();
        assertThat(out.toString().lines()).containsExactly(
                "sha256:type+data.sorted+seed:base64", "", "BELLWETHER_WEBHOOK_SCHEME=sha256:type+data.sorted+seed:base64");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_delivery_that_cannot_tell_schemes_apart_leaves_it_to_auto() {
        assertThat(verify(Signer.envelope("hmac-sha256:data", SEED, "alarm", "{\"a\":1}"))).isZero();
        assertThat(out.toString().lines())
                .contains("hmac-sha256:data", "hmac-sha256:data.compact", "hmac-sha256:data.sorted", "BELLWETHER_WEBHOOK_SCHEME=auto");
    }

    @Test
    void which_of_several_seeds_fits_is_told_by_its_place() throws IOException {
        Files.writeString(Path.of(seeds), "an-older-one," + SEED);
        assertThat(verify(Signer.envelope("sha1:seed+data", SEED, "alarm", TELLING))).isZero();
        assertThat(out.toString()).contains("sha1:seed+data   with seed 2 of 2");
    }

    @Test
    void a_line_break_that_an_editor_added_does_no_harm() {
        assertThat(verify(Signer.envelope("hmac-sha512:body", SEED, "alarm", TELLING) + "\r\n")).isZero();
        assertThat(out.toString()).contains("BELLWETHER_WEBHOOK_SCHEME=hmac-sha512:body");
    }

    @Test
    void what_fits_nothing_ends_with_1() {
        assertThat(verify(Signer.envelope("hmac-sha256:data", "another", "alarm", TELLING))).isEqualTo(1);
        assertThat(err.toString()).contains("none of", "schemes fits with the seed");
        assertThat(verify("{\"type\":\"alarm\",\"data\":{}}")).isEqualTo(1);
        assertThat(verify("nonsense")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void one_scheme_can_be_asked_about() {
        String body = Signer.envelope("hmac-sha256:data", SEED, "alarm", "{\"a\":1}");
        assertThat(verify(body, "--scheme", "hmac-sha256:data")).isZero();
        assertThat(out.toString()).contains("BELLWETHER_WEBHOOK_SCHEME=hmac-sha256:data\n");
        assertThat(verify(body, "--scheme", "sha1:data+seed")).isEqualTo(1);
        assertThat(verify(body, "--scheme", "sha1:data")).isEqualTo(2);
    }

    @Test
    void what_is_not_understood_ends_with_2_and_the_usage() throws IOException {
        assertThat(run("", "verify")).isEqualTo(2);
        assertThat(run("", "verify", "--seed-file")).isEqualTo(2);
        assertThat(run("", "verify", "--seed-file", folder.resolve("missing").toString())).isEqualTo(2);
        Files.writeString(Path.of(seeds), " \n");
        assertThat(verify("{}")).isEqualTo(2);
        assertThat(err.toString()).contains("usage: java -jar quarkus-run.jar verify --seed-file FILE");
    }

    private int verify(String body, String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "--seed-file", seeds));
        words.addAll(List.of(more));
        return run(body, words.toArray(String[]::new));
    }

    private int run(String body, String... words) {
        return new Command(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        InstantSource.system())
                .run(List.of(words));
    }
}
