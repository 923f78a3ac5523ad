package dev.bellwether.api.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Access to the operators' API. */
@ConfigMapping(prefix = "bellwether.api")
interface ApiSettings {

    /** File of the tokens, one a line: a name, a role, and the token or {@code sha256:} and its hash. None: nobody may ask. */
    Optional<Path> tokensFile();
}
