package dev.bellwether.operate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Where health and metrics are asked for. */
@ConfigMapping(prefix = "bellwether.management")
interface ManagementSettings {

    /** The port for health and metrics alone; then they are not to be had on the service's own. None: there. */
    OptionalInt port();

    /** On which address that port listens. */
    @WithDefault("0.0.0.0")
    String host();
}
