package dev.bellwether.api.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Access to the operators' API. */
@ConfigMapping(prefix = "bellwether.api")
interface ApiSettings {

    /** File of the tokens, one a line: a name, a role, and the token or {@code sha256:} and its hash. None: nobody may ask. */
    Optional<Path> tokensFile();

    /** How often it may be asked. */
    Limits limits();

    /** How often it may be asked. A caller nobody knows takes nothing from those who are known. */
    interface Limits {
        /** Requests a minute of one caller, by its name. */
        @WithDefault("1200")
        int perMinute();

        /** Requests a minute of all known callers. */
        @WithDefault("6000")
        int perMinuteInAll();

        /** Requests a minute without a token that is known, from one address; beyond it is 429 and not 401. */
        @WithDefault("60")
        int unknownPerMinute();

        /** Requests a minute without a token that is known, from all addresses. */
        @WithDefault("600")
        int unknownPerMinuteInAll();
    }
}
