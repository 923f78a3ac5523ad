package dev.bellwether.notify.templates;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** Lets a template see the members of our records and the names of our enums; never a method of anything else. */
final class Members implements ValueResolver {

    private static final String OURS = "dev.bellwether.";

    @Override
    public boolean appliesTo(EvalContext context) {
        Object base = context.getBase();
        return base != null
                && base.getClass().getName().startsWith(OURS)
                && context.getParams().isEmpty()
                && (base instanceof Enum<?> || base instanceof Record);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        Object base = context.getBase();
        if (base instanceof Enum<?> constant) {
            // as the labels and the API write it
            return context.getName().equals("written")
                    ? CompletedStage.of(constant.name().toLowerCase(Locale.ROOT))
                    : Results.notFound(context);
        }
        return Arrays.stream(base.getClass().getRecordComponents())
                .filter(member -> member.getName().equals(context.getName()))
                .findFirst()
                .map(member -> value(base, member))
                .orElseGet(() -> Results.notFound(context));
    }

    private static CompletionStage<Object> value(Object base, RecordComponent member) {
        try {
            return CompletedStage.of(member.getAccessor().invoke(base));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("public records are readable", e);
        }
    }
}
