package dev.bellwether.notify.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.twilio.FakeTwilio;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioChannelTest {

    private static final String SOMEBODY = "+37255512345";

    private final FakeTwilio far = new FakeTwilio(InstantSource.system());
    private final WebServer server = WebServer.start(0, far);
    private final TwilioChannel channel = new TwilioChannel(new HttpCaller(InstantSource.system(), Duration.ofSeconds(10)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_incident_is_a_short_text_with_a_tag() {
        assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isEqualTo(SOMEBODY);
            assertThat(sent.text())
                    .startsWith("[critical] Hardware alarm (security / lock_forced) - #331544 Berlin Ostkreuz\n")
                    .contains("2 of 10 devices", "https://map.example/?a=1&b=2")
                    .matches("(?s).* \\[bw [0-9a-f]{6}]");
        });
        send(Briefings.message(Briefings.over()));
        assertThat(far.sent().get(1).text()).startsWith("Resolved: ");
    }

    @Test
    void a_long_text_is_cut_before_its_tag() {
        send(Briefings.message(Briefings.saying("🚲".repeat(400), List.of())));
        assertThat(far.sent().get(0).text())
                .hasSizeBetween(478, 480)
                .matches("(?s).*🚲… \\[bw [0-9a-f]{6}]");
    }

    @Test
    void a_call_says_it_whatever_is_in_the_words() {
        Message message = Briefings.message(Briefings.saying("<Dial>+1</Dial> & \"co\" \u0000\ud800", List.of()));
        assertThat(send(message, Map.of("mode", "voice"))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.sent()).singleElement().satisfies(call -> {
            assertThat(call.sid()).startsWith("CA");
            assertThat(call.text()).contains("<Dial>+1</Dial> & \"co\"").contains("The hardware raised an alarm");
        });
    }

    @Test
    void what_may_have_been_sent_is_looked_for_and_not_sent_twice() {
        far.faults().next(1, Fault.lostAnswer());
        assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        assertThat(far.sent()).hasSize(1);
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.sent()).hasSize(1);
    }

    @Test
    void what_was_not_sent_after_all_is_sent() {
        far.faults().next(1, Fault.drop());
        assertThat(send(Briefings.message(Briefings.alarm()))).matches(Outcome::unsure);
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.sent()).hasSize(1);
        Message other = new Message(Briefings.alarm(), "another", null, true);
        assertThat(send(other)).isInstanceOf(Outcome.Delivered.class);
        assertThat(far.sent()).hasSize(2);
    }

    @Test
    void who_cannot_look_does_not_send_and_stays_unsure() {
        far.faults().next(1, Fault.status(503));
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        far.faults().next(1, Fault.html());
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        far.faults().next(1, Fault.halfBody());
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        server.down();
        assertThat(send(Briefings.unsure(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        assertThat(far.sent()).isEmpty();
    }

    @Test
    void a_number_that_wants_nothing_and_a_wrong_account_are_broken() {
        Message message = Briefings.message(Briefings.alarm());
        assertThat(send(message, Map.of("to", FakeTwilio.OPTED_OUT)))
                .isEqualTo(new Outcome.Broken("Twilio answered 400, error 21610"));
        assertThat(send(message, Map.of("from", "+15005550099")))
                .isEqualTo(new Outcome.Broken("Twilio answered 400, error 21606"));
        assertThat(send(message, Map.of("auth_token", "wrong")))
                .isEqualTo(new Outcome.Broken("Twilio answered 401, error 20003"));
        assertThat(send(message, Map.of("account_sid", "AC" + "0".repeat(32)))).isInstanceOf(Outcome.Broken.class);
        assertThat(send(Briefings.unsure(Briefings.alarm()), Map.of("auth_token", "wrong")))
                .isInstanceOf(Outcome.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21610, 21614})
    void numbers_that_cannot_be_told_are_broken(int code) {
        answer(400, code);
        assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void limits_and_failures_are_waited_for_and_a_bad_message_is_refused() {
        far.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(4)));
        assertThat(send(Briefings.message(Briefings.alarm()))).extracting("after").isEqualTo(Duration.ofSeconds(4));
        for (int code : List.of(20429, 21611, 63038)) {
            answer(code == 20429 ? 429 : 400, code);
            assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class);
        }
        far.faults().next(1, Fault.status(500));
        assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.html());
        assertThat(send(Briefings.message(Briefings.alarm()))).isInstanceOf(Outcome.Unavailable.class);
        answer(400, 21617);
        assertThat(send(Briefings.message(Briefings.alarm())))
                .isEqualTo(new Outcome.Refused("Twilio answered 400, error 21617"));
    }

    @Test
    void token_and_numbers_are_in_no_name() throws IOException {
        Integration integration = twilio(Map.of());
        assertThat(channel.lane(integration) + "" + TwilioTarget.of(integration))
                .doesNotContain(FakeTwilio.TOKEN)
                .doesNotContain(SOMEBODY.substring(1))
                .doesNotContain(FakeTwilio.ACCOUNT);
        assertThat(channel.lane(integration).pace()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        assertThat(channel.check(twilio(Map.of("mode", "voice")))).isEmpty();
        assertThat(channel.check(twilio(Map.of("from", "Bellwether")))).isEmpty();
        assertThat(channel.check(new Integration("twilio", 0, Map.of()))).hasSize(4);
        assertThat(channel.check(twilio(Map.of("to", "37255512345")))).singleElement().asString().contains("in quotes");
        assertThat(channel.check(twilio(Map.of("from", "37255512345")))).singleElement().asString().contains("'from'");
        assertThat(channel.check(twilio(Map.of("account_sid", "AC1")))).singleElement().asString().contains("AC and 32");
        assertThat(channel.check(twilio(Map.of("mode", "fax"))))
                .containsExactly("'mode' must be one of [sms, voice]");
    }

    private void answer(int status, int code) {
        far.faults().next(1, (request, handler, over) -> Reply.json(status, Map.of("code", code, "status", status)));
    }

    private Outcome send(Message message) {
        return send(message, Map.of());
    }

    private Outcome send(Message message, Map<String, String> settings) {
        return channel.send(message, twilio(settings));
    }

    private Integration twilio(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "account_sid", FakeTwilio.ACCOUNT,
                "auth_token", FakeTwilio.TOKEN,
                "from", FakeTwilio.NUMBER,
                "to", SOMEBODY,
                "base_url", server.uri().toString()));
        settings.putAll(others);
        return new Integration("twilio", 0, settings);
    }
}
