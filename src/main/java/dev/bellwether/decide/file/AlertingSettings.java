package dev.bellwether.decide.file;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the rules are. */
@ConfigMapping(prefix = "bellwether.alerting")
interface AlertingSettings {

    /** Path of the rules file. */
    Optional<Path> config();
}
