package dev.bellwether.notify.templates;

import dev.bellwether.notify.Templates;
import java.nio.file.Path;

/** The service's own templates, for the channels' tests. */
public final class OurTemplates {

    private OurTemplates() {}

    /** As they are without a folder of the operator's. */
    public static Templates get() {
        return new TemplatesInForce((Path) null);
    }
}
