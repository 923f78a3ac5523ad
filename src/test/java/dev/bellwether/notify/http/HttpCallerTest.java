package dev.bellwether.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final Faults faults = new Faults();
    private Reply reply = Reply.text(200, "ok");
    private final WebServer server = WebServer.start(0, routes -> routes.on("POST", "/", faults.around(request -> {
                calls.incrementAndGet();
                return reply;
            }))
            .on("GET", "/elsewhere", request -> {
                elsewhere.incrementAndGet();
                return Reply.text(200, "ok");
            }));
    private final HttpCaller http = new HttpCaller(InstantSource.fixed(NOW), Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        faults.lift();
        http.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void what_is_taken_is_delivered(int status) {
        reply = Reply.text(status, "");
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 301, 302, 308})
    void a_wrong_address_or_secret_is_for_the_operator_to_mend(int status) {
        reply = Reply.text(status, "").with("Location", server.uri() + "/elsewhere");
        assertThat(send()).isInstanceOf(Outcome.Broken.class);
        assertThat(elsewhere).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 413, 422})
    void a_message_that_is_not_taken_is_refused(int status) {
        reply = Reply.text(status, "");
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void what_passes_is_waited_for_and_asked_once_only(int status) {
        reply = Reply.text(status, "").with("Retry-After", "0");
        assertThat(send()).isEqualTo(new Outcome.Unavailable("the far side answered " + status, Duration.ZERO, false));
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                             | PT7S
            Sun, 01 Mar 2026 10:01:30 GMT | PT1M30S
            Sun, 01 Mar 2026 09:00:00 GMT | PT0S
            soon                          |
            -3                            |
            99999999999999999999          |
            """)
    void how_long_to_wait_is_read_as_seconds_or_as_a_date(String header, Duration pause) {
        reply = Reply.text(429, "").with("Retry-After", header);
        assertThat(((Outcome.Unavailable) send()).after()).isEqualTo(pause);
    }

    @Test
    void who_refuses_the_connection_has_surely_not_got_it() {
        server.down();
        assertThat(send()).isInstanceOf(Outcome.Unavailable.class).matches(outcome -> !outcome.unsure());
    }

    @Test
    void whose_answer_is_lost_may_have_got_it_and_is_not_told_twice() {
        faults.next(1, Fault.lostAnswer());
        assertThat(send()).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        assertThat(calls).hasValue(1);
    }

    @Test
    void who_never_answers_is_given_up_on() {
        faults.next(1, Fault.hang());
        assertThat(send()).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
    }

    @Test
    void a_status_counts_even_if_the_rest_is_cut_off() {
        faults.next(1, Fault.halfBody());
        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void what_is_said_of_a_failure_holds_no_address() {
        server.down();
        assertThat(send().said()).doesNotContain("localhost").doesNotContain("secret");
    }

    private Outcome send() {
        Request request = new Request.Builder()
                .url(server.uri() + "/?secret")
                .post(Body.json("{}"))
                .build();
        return http.call("the far side", request, answer -> answer.outcome("the far side"));
    }
}
