package dev.bellwether.journey;

import com.google.protobuf.ByteString;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A collector of traces: OTLP over HTTP, in protobuf. */
final class Collector implements Site {

    private final List<ExportTraceServiceRequest> taken = new CopyOnWriteArrayList<>();

    /**
     * What it knows of a step.
     *
     * @param name   what was done
     * @param kind   from whose side it is seen
     * @param trace  the trace's id
     * @param id     its own
     * @param parent the step's before it; empty for the first
     * @param what   attributes, as text
     */
    record Seen(String name, Span.SpanKind kind, String trace, String id, String parent, Map<String, String> what) {

        private static Seen of(Span span) {
            return new Seen(
                    span.getName(), span.getKind(), hex(span.getTraceId()), hex(span.getSpanId()), hex(span.getParentSpanId()),
                    span.getAttributesList().stream()
                            .collect(Collectors.toMap(it -> it.getKey(), it -> it.getValue().getStringValue())));
        }

        private static String hex(ByteString id) {
            return HexFormat.of().formatHex(id.toByteArray());
        }

        /** Whether it comes right after that one. */
        boolean follows(Seen other) {
            return trace.equals(other.trace) && parent.equals(other.id);
        }
    }

    /** The steps of this name, in the order of their coming. */
    List<Seen> steps(String name) {
        return all().stream().filter(step -> step.name().equals(name)).toList();
    }

    /** All steps, in the order of their coming. */
    List<Seen> all() {
        return taken.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(Seen::of)
                .toList();
    }

    /** All that it was sent, as text. */
    String everything() {
        return taken.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", "/v1/traces", this::take);
    }

    private Reply take(Request request) throws IOException {
        taken.add(ExportTraceServiceRequest.parseFrom(request.content()));
        return new Reply(200, Map.of("Content-Type", "application/x-protobuf"), new byte[0]);
    }
}
