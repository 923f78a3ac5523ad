package dev.bellwether.notify.templates;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Samples;
import dev.bellwether.notify.Templates;
import dev.bellwether.notify.Wording;
import io.quarkus.qute.Template;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The operator's templates, and ours for the rest. */
@Singleton
public class TemplatesInForce implements Templates, Wording {

    private static final Logger LOG = Logger.getLogger(TemplatesInForce.class);

    private final TemplateReader reader = new TemplateReader();
    private final Map<Shape, Template> ours = new EnumMap<>(Shape.class);
    private final Map<Shape, Template> theirs = new EnumMap<>(Shape.class);
    private final Map<Shape, String> sources;

    @Inject
    TemplatesInForce(TemplateSettings settings) {
        this(settings.templates().orElse(null));
    }

    /**
     * Those of a folder.
     *
     * @throws IllegalStateException naming every file that cannot be used, the line and what is wrong
     */
    TemplatesInForce(@Nullable Path folder) {
        TemplateFiles files = new TemplateFiles(folder);
        this.sources = files.theirs();
        Mistakes mistakes = new Mistakes(folder);
        for (Shape shape : Shape.values()) {
            mistakes.in(shape, () -> ours.put(shape, reader.read(shape, TemplateFiles.ours(shape))));
            if (sources.containsKey(shape)) {
                mistakes.in(shape, () -> {
                    Template template = reader.read(shape, sources.get(shape));
                    Trial.of(shape, data -> reader.run(shape, template, data));
                    theirs.put(shape, template);
                });
            }
        }
        mistakes.refuse();
    }

    /** Templates that cannot be used are said at start, not at the first message. */
    void said(@Observes StartupEvent start) {
        LOG.infof("templates own=%s", sources.keySet().stream().map(Shape::written).toList());
    }

    /**
     * A template.
     *
     * @param name        of its file
     * @param contentType of what comes out of it
     * @param own         whether the operator wrote the one in force
     */
    public record Listed(String name, String contentType, boolean own) {}

    /**
     * What a preview shows.
     *
     * @param rendered    what came out of the template
     * @param contentType of that
     */
    public record Preview(String rendered, String contentType) {}

    /** All of them, by name. */
    public List<Listed> list() {
        return Shape.names().stream()
                .flatMap(name -> Shape.of(name).stream())
                .map(shape -> new Listed(shape.written(), shape.contentType(), theirs.containsKey(shape)))
                .toList();
    }

    /**
     * What a template would make of a sample.
     *
     * @param name   one of those listed
     * @param source null for the one in force
     */
    public Preview preview(String name, @Nullable String source, Samples.Sample sample) throws BadTemplate {
        Shape shape = Shape.of(name).orElseThrow();
        Template template = source == null ? inForce(shape) : reader.read(shape, source);
        Briefing briefing = Samples.of(sample, shape.isWording() ? Wording.OURS : this);
        Map<String, Object> data = shape.isDigest() ? TemplateData.of(Samples.digest(briefing)) : TemplateData.of(briefing);
        return new Preview(reader.run(shape, template, data), shape.contentType());
    }

    @Override
    public String rendered(String name, Briefing briefing) {
        return rendered(Shape.of(name).orElseThrow(), TemplateData.of(briefing));
    }

    @Override
    public String rendered(String name, List<Briefing> briefings) {
        return rendered(Shape.of(name).orElseThrow(), TemplateData.of(briefings));
    }

    @Override
    public Briefing of(Briefing briefing) {
        return theirs.containsKey(Shape.TITLE) || theirs.containsKey(Shape.SUMMARY)
                ? briefing.worded(worded(Shape.TITLE, briefing, briefing.title()), worded(Shape.SUMMARY, briefing, briefing.summary()))
                : briefing;
    }

    private String worded(Shape shape, Briefing briefing, String ours) {
        String words = theirs.containsKey(shape) ? rendered(shape, TemplateData.of(briefing)) : ours;
        return words.isEmpty() ? ours : words;
    }

    private Template inForce(Shape shape) {
        return theirs.getOrDefault(shape, ours.get(shape));
    }

    private String rendered(Shape shape, Map<String, ?> data) {
        try {
            return reader.run(shape, inForce(shape), data);
        } catch (BadTemplate e) {
            LOG.warnf("our template is used, the own one failed template=%s why=%s", shape.written(), e.words());
            return plainly(shape, data);
        }
    }

    private String plainly(Shape shape, Map<String, ?> data) {
        try {
            return reader.run(shape, ours.get(shape), data);
        } catch (BadTemplate e) {
            throw new IllegalStateException("our own template " + shape.written() + ": " + e.words(), e);
        }
    }
}
