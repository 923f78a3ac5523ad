package dev.bellwether.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String AFTER = "00-" + TRACE + "-" + PARENT + "-01";

    private final Ended ended = new Ended();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(ended).build())
            .build();
    private final Traces traces = new Traces(sdk, false);

    @Test
    void a_step_comes_after_the_one_it_names_and_says_what_came_of_it() {
        String result = traces.calling(new Step("tell", AFTER, Map.of("receiver", "oncall")), () -> "done", Function.identity());

        assertThat(result).isEqualTo("done");
        assertThat(ended.only().getTraceId()).isEqualTo(TRACE);
        assertThat(ended.only().getParentSpanId()).isEqualTo(PARENT);
        assertThat(attributes()).containsOnly(Map.entry("bellwether.receiver", "oncall"), Map.entry("bellwether.outcome", "done"));
    }

    @Test
    void what_names_no_step_begins_a_trace() {
        for (String after : new String[] {null, "", "00-zz-1-01", AFTER.substring(1)}) {
            traces.calling(new Step("tell", after, Map.of()), () -> "done", Function.identity());
        }

        assertThat(ended.spans).hasSize(4).allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid()));
    }

    @Test
    void what_is_asked_for_by_what_was_taken_comes_after_it() {
        String within = traces.taking(new Step("decide", AFTER, Map.of()), () -> traces.currentOr(null), word -> "done");

        assertThat(within).isEqualTo("00-" + TRACE + "-" + ended.only().getSpanId() + "-01");
        assertThat(traces.currentOr("before")).isEqualTo("before");
    }

    @Test
    void a_call_is_not_what_others_come_after() {
        String within = traces.calling(new Step("tell", AFTER, Map.of()), () -> traces.currentOr("before"), word -> word);

        assertThat(within).isEqualTo("before");
    }

    @Test
    void what_goes_wrong_is_told_by_its_class_alone_and_goes_on_going_wrong() {
        IllegalStateException trouble = new IllegalStateException("with a secret");

        assertThatThrownBy(() -> traces.taking(new Step("decide", AFTER, Map.of()), () -> { throw trouble; }, done -> "done"))
                .isSameAs(trouble);
        traces.sending("publish", headers -> CompletableFuture.failedFuture(trouble));

        assertThat(ended.spans).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.toString()).contains("IllegalStateException").doesNotContain("secret");
        });
    }

    @Test
    void what_is_sent_says_where_it_comes_from_and_lasts_until_it_is_acknowledged() {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        List<String> said = new ArrayList<>();

        traces.sending("publish", headers -> {
            said.add(headers.get(Traces.HEADER));
            return acknowledged;
        });
        assertThat(ended.spans).isEmpty();
        acknowledged.complete(null);

        assertThat(said).containsExactly("00-" + ended.only().getTraceId() + "-" + ended.only().getSpanId() + "-01");
    }

    @Test
    void while_it_is_off_work_is_done_and_nothing_is_said() {
        Traces off = new Traces(sdk, true);

        assertThat(off.taking(new Step("decide", AFTER, Map.of()), () -> off.currentOr("before"), word -> word)).isEqualTo("before");
        assertThat(off.calling(new Step("tell", AFTER, Map.of()), () -> "done", word -> word)).isEqualTo("done");
        assertThat(off.sending("publish", headers -> CompletableFuture.runAsync(() -> assertThat(headers).isEmpty()))).succeedsWithin(
                Duration.ofSeconds(5));
        assertThat(ended.spans).isEmpty();
    }

    private Map<String, String> attributes() {
        Map<String, String> found = new HashMap<>();
        ended.only().getAttributes().forEach((key, value) -> found.put(key.getKey(), value.toString()));
        return found;
    }

    /** Keeps what has ended. */
    private static final class Ended implements SpanProcessor {

        private final List<SpanData> spans = new ArrayList<>();

        SpanData only() {
            assertThat(spans).hasSize(1);
            return spans.get(0);
        }

        @Override
        public void onStart(Context context, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
