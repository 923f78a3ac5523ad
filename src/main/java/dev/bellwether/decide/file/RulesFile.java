package dev.bellwether.decide.file;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** The operator's rules file, and the rules in force: those that were in it when it was last taken over. */
@Singleton
public class RulesFile implements RulesInForce {

    private static final Logger LOG = Logger.getLogger(RulesFile.class);

    private final Path file;
    private volatile Rules rules;

    RulesFile(AlertingSettings settings) {
        this.file = settings.config()
                .orElseThrow(() -> new IllegalStateException("bellwether.alerting.config is not set: without a rules"
                        + " file nobody can be told; set BELLWETHER_ALERTING_CONFIG to its path"));
        this.rules = read();
        took();
    }

    @Override
    public Rules now() {
        return rules;
    }

    /**
     * What is in the file now; nothing else changes.
     *
     * @throws BadRules              listing every mistake
     * @throws IllegalStateException if the file cannot be read
     */
    public Rules read() {
        try (Reader yaml = Files.newBufferedReader(file)) {
            return new RulesReader(file.toString()).read(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "bellwether.alerting.config: the rules file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Puts these rules in force for every decision from now on; what was planned before stays planned. */
    public void take(Rules newer) {
        rules = newer;
        took();
    }

    private void took() {
        LOG.infof("rules in force file=%s receivers=%s", file, rules.receivers().keySet());
    }
}
