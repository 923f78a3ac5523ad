package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.bikeep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client when Bikeep's API is unwell: what the caller gets, and what Bikeep is spared. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class TroubleAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
        client.locations(); // a token is there
    }

    @Test
    void bikeep_down_is_unreachable_and_once_it_is_back_all_is_well() {
        MovedBikeep.server().down();

        assertThat(trouble().kind()).isEqualTo(Kind.UNREACHABLE);

        MovedBikeep.server().up();
        assertThat(client.locations()).isNotEmpty();
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_a_time_out() {
        bikeep().faults().always(Fault.slow(Duration.ofMinutes(1)));

        assertThat(trouble().kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void a_failure_that_passes_is_not_noticed_by_the_caller() {
        bikeep().faults().next(1, Fault.status(500));
        bikeep().faults().next(1, Fault.drop());

        assertThat(client.locations()).isNotEmpty();
    }

    @Test
    void a_failure_that_stays_is_told_after_three_requests_with_what_bikeep_said() {
        List<Request> calls = count(Reply.json(503, Map.of(
                "error_code", "ERRORS.BUSY", "error_message", "back\nsoon", "status_code", 503,
                "correlation_id", "3f2a1c8e")));

        BikeepTrouble trouble = trouble();

        assertThat(calls).hasSize(3);
        assertThat(trouble.kind()).isEqualTo(Kind.FAILED);
        assertThat(trouble.status()).hasValue(503);
        assertThat(trouble.errorCode()).hasValue("ERRORS.BUSY");
        assertThat(trouble.correlationId()).hasValue("3f2a1c8e");
        assertThat(trouble)
                .hasMessage("Bikeep call=locations kind=failed status=503 error_code=ERRORS.BUSY"
                        + " correlation_id=3f2a1c8e: back soon");
    }

    @Test
    void a_refusal_is_told_at_once() {
        List<Request> calls = count(Reply.json(403, Map.of("error_code", "ERRORS.FORBIDDEN")));

        assertThat(trouble().kind()).isEqualTo(Kind.REFUSED);

        assertThat(calls).hasSize(1);
    }

    @Test
    void a_page_for_people_is_unreadable_and_so_is_json_without_a_list() {
        bikeep().faults().next(1, Fault.html());
        bikeep().faults().next(1, (request, handler, over) -> Reply.json(200, Map.of("items", List.of())));
        bikeep().faults().next(1, (request, handler, over) -> Reply.of(404, "text/html", "<h1>no such host</h1>"));

        assertThat(trouble().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(trouble().kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(catchThrowableOfType(BikeepTrouble.class, () -> client.device("x")).status()).hasValue(404);
    }

    @Test
    void half_a_body_is_unreadable() {
        bikeep().faults().next(1, Fault.halfBody());

        BikeepTrouble trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(trouble.status()).hasValue(200);
    }

    @Test
    void a_short_wait_that_bikeep_asks_for_is_waited_out_once() {
        bikeep().faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(1)));

        assertThat(client.locations()).isNotEmpty();
    }

    @Test
    void asked_too_often_without_a_time_to_wait_is_told_at_once_and_holds_nothing_up() {
        bikeep().faults().next(1, Fault.status(429));

        BikeepTrouble trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(trouble.retryAfter()).isNull();
        assertThat(client.locations()).isNotEmpty();
    }

    @Test
    void a_long_wait_that_bikeep_asks_for_is_told_and_no_call_goes_out_before_it_has_passed() {
        List<Request> calls = count(Reply.text(429, "").with("Retry-After", "2"));

        BikeepTrouble first = trouble();
        BikeepTrouble second = catchThrowableOfType(BikeepTrouble.class, () -> client.device("any"));
        BikeepTrouble third = catchThrowableOfType(BikeepTrouble.class, () -> client.publicArea("no-moss"));

        assertThat(calls).hasSize(1);
        assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(second.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(second.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(third.kind()).isEqualTo(Kind.THROTTLED);
        MovedBikeep.seen();
        await().ignoreExceptions().until(() -> !client.locations().isEmpty());
    }

    @Test
    void too_many_failures_pause_every_call_until_one_is_let_through_to_try() {
        List<Request> calls = count(Reply.text(500, ""));
        for (int i = 0; i < 5; i++) {
            trouble();
        }
        calls.clear();

        BikeepTrouble paused = trouble();

        assertThat(paused.kind()).isEqualTo(Kind.PAUSED);
        assertThat(paused).hasMessageContaining("kind=failed");
        assertThat(calls).isEmpty();
        bikeep().faults().lift();
        await()
                .ignoreExceptions()
                .until(() -> !client.locations().isEmpty());
    }

    @Test
    void refusals_never_pause_the_calls() {
        List<Request> calls = count(Reply.text(400, ""));
        for (int i = 0; i < 15; i++) {
            assertThat(trouble().kind()).isEqualTo(Kind.REFUSED);
        }
        assertThat(calls).hasSize(15);
    }

    @Test
    void every_attempt_is_counted_by_call_and_outcome_from_zero_on() {
        String series = "bellwether_bikeep_requests_seconds_count{call=\"%s\",outcome=\"%s\"}";
        assertThat(Metrics.value(series.formatted("targets", "paused"))).isZero();
        assertThat(Metrics.value(series.formatted("token", "token"))).isNotNegative();
        double failed = Metrics.value(series.formatted("locations", "failed"));
        double ok = Metrics.value(series.formatted("locations", "ok"));
        bikeep().faults().next(1, Fault.status(500));

        client.locations();

        assertThat(Metrics.value(series.formatted("locations", "failed"))).isEqualTo(failed + 1);
        assertThat(Metrics.value(series.formatted("locations", "ok"))).isEqualTo(ok + 1);
    }

    /** From now on that is the answer to everything, and every request is noted here. */
    private static List<Request> count(Reply reply) {
        List<Request> calls = MovedBikeep.seen();
        bikeep().faults().always((request, handler, over) -> {
            calls.add(request);
            return reply;
        });
        return calls;
    }

    private BikeepTrouble trouble() {
        return catchThrowableOfType(BikeepTrouble.class, () -> client.locations());
    }
}
