package dev.bellwether.notify.templates;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the operator's own templates are. */
@ConfigMapping(prefix = "bellwether.notify")
interface TemplateSettings {

    /** Folder of templates that take the place of ours of the same name; none: ours. */
    Optional<Path> templates();
}
