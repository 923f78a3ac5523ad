package dev.bellwether.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a replica is for. */
@ConfigMapping(prefix = "bellwether.role")
interface RoleSettings {

    /** Whether it decides and tells, besides receiving. */
    @WithDefault("true")
    boolean processes();
}
