package dev.bellwether.notify.templates;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Samples;
import dev.bellwether.notify.Wording;
import java.util.Map;

/** Tries a template on everything that can be told, before the first message depends on it. */
final class Trial {

    private Trial() {}

    /** A template that may fail. */
    @FunctionalInterface
    interface Run {
        String of(Map<String, Object> data) throws BadTemplate;
    }

    static void of(Shape shape, Run template) throws BadTemplate {
        for (Samples.Sample sample : Samples.all()) {
            Briefing briefing = Samples.of(sample, Wording.OURS);
            String text = tried(template, sample, shape.isDigest()
                    ? TemplateData.of(Samples.digest(briefing))
                    : TemplateData.of(briefing));
            if (text.isBlank()) {
                throw new BadTemplate(0, "says nothing of " + sample.words());
            }
        }
    }

    private static String tried(Run template, Samples.Sample sample, Map<String, Object> data) throws BadTemplate {
        try {
            return template.of(data);
        } catch (BadTemplate e) {
            throw e.tried(sample.words());
        }
    }
}
