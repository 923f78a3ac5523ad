package dev.bellwether.notify.templates;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WhenSectionHelper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads and runs templates of a small Qute: values, {@code if}, {@code for}, {@code let} and {@code when}. Whatever comes out
 * of HTML is escaped. There is nothing to include and no way to call anything, and a loop goes over a list, at most one
 * within another: who may only look can run a template, and must not be able to look further or to keep the service busy.
 */
final class TemplateReader {

    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 2;
    /** What Qute puts before its words; the line is told by ourselves. */
    private static final Pattern WHERE = Pattern.compile("^(Parser|Rendering) error in template .*?line \\d+: |^Rendering error: "
            + "| in template (\\[\\S+] )?\\S* ?(on )?line \\d+$");

    private final Engine engine = Engine.builder()
            .addSectionHelpers(
                    new IfSectionHelper.Factory(),
                    new LoopSectionHelper.Factory(),
                    new SetSectionHelper.Factory(),
                    new WhenSectionHelper.Factory())
            .addValueResolvers(
                    new Members(),
                    ValueResolvers.mapResolver(),
                    ValueResolvers.mapperResolver(), // what a loop goes over
                    ValueResolvers.mapEntryResolver(),
                    ValueResolvers.collectionResolver(),
                    ValueResolvers.listResolver(),
                    ValueResolvers.thisResolver(),
                    ValueResolvers.orResolver(),
                    ValueResolvers.trueResolver(),
                    ValueResolvers.logicalAndResolver(),
                    ValueResolvers.logicalOrResolver(),
                    ValueResolvers.equalsResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    /** The template of a shape that this text is. */
    Template read(Shape shape, String source) throws BadTemplate {
        if (source.length() > LONGEST) {
            throw new BadTemplate(0, "longer than " + LONGEST + " characters; no mail program shows that much");
        }
        try {
            Template template = engine.parse(source, Variant.forContentType(shape.contentType()));
            check(template.getRootNode(), 0);
            return template;
        } catch (TemplateException e) {
            throw bad(e);
        }
    }

    /** What it makes of these data. */
    String run(Shape shape, Template template, Map<String, ?> data) throws BadTemplate {
        try {
            String text = template.instance().data(data).render();
            return shape.isLine() ? text.strip().replaceAll("\\s+", " ") : text;
        } catch (TemplateException e) {
            throw bad(e);
        }
    }

    private static void check(SectionNode section, int depth) throws BadTemplate {
        boolean loops = section.getHelper() instanceof LoopSectionHelper;
        int line = section.getOrigin().getLine();
        if (loops && depth == DEEPEST) {
            throw new BadTemplate(line, "a loop within a loop within a loop; " + DEEPEST + " are the most");
        }
        for (SectionBlock block : section.getBlocks()) {
            if ((loops || section.getHelper() instanceof SetSectionHelper)
                    && block.expressions.values().stream().anyMatch(TemplateReader::isNumber)) {
                throw new BadTemplate(line, "a number in '" + section.getName() + "'; loop over a list");
            }
            for (TemplateNode node : block.nodes) {
                if (node.isSection()) {
                    check(node.asSection(), loops ? depth + 1 : depth);
                }
            }
        }
    }

    private static boolean isNumber(Expression expression) {
        return expression.isLiteral() && expression.getLiteral() instanceof Number;
    }

    private static BadTemplate bad(TemplateException e) {
        int line = e.getOrigin() == null ? 0 : e.getOrigin().getLine();
        return new BadTemplate(line, WHERE.matcher(String.valueOf(e.getMessage())).replaceAll("").strip());
    }
}
