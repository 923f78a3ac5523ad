package dev.bellwether.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace.
 *
 * @param name  what is done, in a bounded word or two
 * @param after the step before it, as {@link Traces#HEADER} says it; null, or what says nothing, begins a trace
 * @param what  to whom and to what it is done: ids and bounded words by their names, never what was sent
 */
public record Step(String name, @Nullable String after, Map<String, String> what) {

    public Step {
        what = Map.copyOf(what);
    }
}
