package dev.bellwether.decide.file;

import dev.bellwether.decide.Rules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** The rules in force. */
class RulesFile {

    private static final Logger LOG = Logger.getLogger(RulesFile.class);

    @Produces
    @Singleton
    Rules rules(AlertingSettings settings) {
        Path file = settings.config()
                .orElseThrow(() -> new IllegalStateException("bellwether.alerting.config is not set: without a rules"
                        + " file nobody can be told; set BELLWETHER_ALERTING_CONFIG to its path"));
        RulesReader reader = new RulesReader(file.toString());
        try (Reader yaml = Files.newBufferedReader(file)) {
            Rules rules = reader.read(yaml);
            LOG.infof("rules read file=%s receiver=%s", file, rules.route().receiver());
            reader.notYet().forEach(key -> LOG.warnf("rules key not acted upon by this version key=%s", key));
            return rules;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "bellwether.alerting.config: the rules file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
