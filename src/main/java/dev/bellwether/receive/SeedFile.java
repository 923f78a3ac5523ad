package dev.bellwether.receive;

import dev.bellwether.receive.verify.Seed;
import dev.bellwether.receive.verify.Verifier;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the seeds anew when their file changes, so that a seed is rotated without a restart: first both are in the file, then,
 * when Bikeep signs with the new one, it alone. A file that cannot be read or holds none leaves those that are known.
 */
@Singleton
class SeedFile {

    private static final Logger LOG = Logger.getLogger(SeedFile.class);

    private final Optional<Path> file;
    private final Verifier verifier;
    private String known = "";
    private boolean failing;

    SeedFile(WebhookSettings settings, Verifier verifier) {
        this.file = settings.seedsFile();
        this.verifier = verifier;
    }

    @Scheduled(every = "${bellwether.webhook.seeds-check:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        file.ifPresent(this::read);
    }

    private void read(Path path) {
        try {
            String written = Files.readString(path).strip();
            if (!written.equals(known)) {
                use(written);
            }
            failing = false;
        } catch (IOException | IllegalArgumentException e) {
            // the words of an exception may hold what was read
            if (!failing) {
                LOG.warnf("seeds not read anew, those known stay file=%s reason=%s", path, e.getClass().getSimpleName());
            }
            failing = true;
        }
    }

    private void use(String written) {
        List<Seed> seeds = Calibration.seeds(written);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("no seed");
        }
        boolean first = known.isEmpty();
        known = written;
        verifier.use(seeds);
        if (!first) {
            LOG.infof("seeds read anew seeds=%d", seeds.size());
        }
    }
}
