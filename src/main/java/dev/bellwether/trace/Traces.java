package dev.bellwether.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes steps of traces out of work. Where tracing is off, the work is done and that is all. */
@Singleton
public final class Traces {

    /** By which header a step says where it stands in which trace (W3C Trace Context). */
    public static final String HEADER = "traceparent";

    private static final String PREFIX = "bellwether.";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<String> ONE_HEADER = new OneHeader();

    private final boolean off;
    private final Tracer tracer;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.off = off;
        this.tracer = telemetry.getTracer("dev.bellwether");
    }

    /** Whether anything is traced. */
    public boolean isOn() {
        return !off;
    }

    /** Where the step under way stands, as {@link #HEADER} says it; what is given when none is under way. */
    public @Nullable String currentOr(@Nullable String otherwise) {
        return off || !Span.current().getSpanContext().isValid() ? otherwise : headers(Context.current()).get(HEADER);
    }

    /**
     * Sends something, as a step after the one under way, that lasts until it is acknowledged.
     *
     * @param name what is done, in a bounded word or two
     * @param send sends it with these headers, by which the trace goes on; with none where tracing is off
     * @return what {@code send} returned, or the same outcome
     */
    public CompletableFuture<Void> sending(String name, Function<Map<String, String>, CompletableFuture<Void>> send) {
        if (off) {
            return send.apply(Map.of());
        }
        Span span = tracer.spanBuilder(name).setSpanKind(SpanKind.PRODUCER).startSpan();
        return send.apply(headers(Context.current().with(span))).whenComplete((acknowledged, e) -> {
            if (e != null) {
                fail(span, e);
            }
            span.end();
        });
    }

    /**
     * Does what a message asks for, in this thread; what the work asks for in turn comes after this step.
     *
     * @param outcome what came of the work, in a bounded word
     * @return what the work returned
     */
    public <T> T taking(Step step, Supplier<T> work, Function<T, String> outcome) {
        if (off) {
            return work.get();
        }
        Span span = begin(step, SpanKind.CONSUMER);
        Scope scope = span.makeCurrent();
        try {
            return end(span, work, outcome);
        } finally {
            scope.close();
        }
    }

    /**
     * Calls a far side. Several calls may share what the threads they run in inherited, so that none of them counts as the step
     * under way.
     *
     * @param outcome what came of the call, in a bounded word
     * @return what the work returned
     */
    public <T> T calling(Step step, Supplier<T> work, Function<T, String> outcome) {
        return off ? work.get() : end(begin(step, SpanKind.CLIENT), work, outcome);
    }

    private Span begin(Step step, SpanKind kind) {
        SpanBuilder span = tracer.spanBuilder(step.name())
                .setSpanKind(kind)
                .setParent(step.after() == null ? Context.root() : W3C.extract(Context.root(), step.after(), ONE_HEADER));
        step.what().forEach((name, value) -> span.setAttribute(PREFIX + name, value));
        return span.startSpan();
    }

    private static <T> T end(Span span, Supplier<T> work, Function<T, String> outcome) {
        try {
            T result = work.get();
            span.setAttribute(PREFIX + "outcome", outcome.apply(result));
            return result;
        } catch (RuntimeException | Error e) {
            fail(span, e);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Its class only: its message may hold what was sent. */
    private static void fail(Span span, Throwable e) {
        span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, Map::put);
        return headers;
    }

    /** A step's place, read from the one header that says it. */
    private static final class OneHeader implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return HEADER.equals(key) ? carrier : null;
        }
    }
}
