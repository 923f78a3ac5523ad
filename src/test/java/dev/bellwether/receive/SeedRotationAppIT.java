package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.receive.verify.Verifier;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The seed is changed while deliveries come in. */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(SeedRotationAppIT.SeedsInAFile.class)
class SeedRotationAppIT {

    private static final String OLD = "the-old-seed";
    private static final String NEW = "the-new-seed";

    @Inject
    Verifier verifier;

    private final AtomicInteger number = new AtomicInteger();

    /** Read anew every second. */
    public static final class SeedsInAFile implements QuarkusTestProfile {

        static final Path FILE = file();

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bellwether.webhook.seeds-file", FILE.toString(), "bellwether.webhook.seeds-check", "1s");
        }

        private static Path file() {
            try {
                Path file = Path.of(System.getProperty("java.io.tmpdir"), "bellwether-seeds-" + ProcessHandle.current().pid());
                file.toFile().deleteOnExit();
                return Files.writeString(file, OLD + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void a_seed_is_rotated_with_traffic_running_and_without_a_restart_or_a_reject() throws Exception {
        write(OLD);
        await().atMost(Duration.ofSeconds(10)).until(() -> answer(OLD) == 202);
        List<Integer> answers = new CopyOnWriteArrayList<>();
        AtomicBoolean bikeepHasChanged = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService bikeep = Executors.newSingleThreadExecutor();
        try {
            bikeep.submit(() -> {
                while (!done.get()) {
                    answers.add(answer(bikeepHasChanged.get() ? NEW : OLD));
                }
            });
            more(answers);
            write(OLD + "," + NEW);
            await().atMost(Duration.ofSeconds(10)).until(() -> verifier.seeds().size() == 2);
            more(answers);
            bikeepHasChanged.set(true);
            more(answers);
            write("");
            more(answers);
            assertThat(verifier.seeds()).as("an empty file takes nothing away").hasSize(2);
            write(NEW);
            await().atMost(Duration.ofSeconds(10)).until(() -> verifier.seeds().size() == 1);
            more(answers);
        } finally {
            done.set(true);
            bikeep.shutdown();
        }
        assertThat(answers).containsOnly(202);
        assertThat(answer(OLD)).as("the old one proves nothing any more").isEqualTo(401);
    }

    private static void more(List<Integer> answers) {
        int so = answers.size();
        await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() > so + 20);
    }

    private int answer(String seed) {
        String data = "{\"number\":" + number.incrementAndGet() + "}";
        return Deliveries.post(Signer.envelope(Deliveries.SCHEME, seed, "report", data)).statusCode();
    }

    /** All at once, as a secret that is mounted changes. */
    private static void write(String seeds) throws IOException {
        Path next = Files.writeString(SeedsInAFile.FILE.resolveSibling(SeedsInAFile.FILE.getFileName() + "-next"), seeds + "\n");
        Files.move(next, SeedsInAFile.FILE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
