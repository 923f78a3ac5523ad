package dev.bellwether.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.Outcome.Broken;
import dev.bellwether.notify.Outcome.Delivered;
import dev.bellwether.notify.Outcome.Refused;
import dev.bellwether.notify.Outcome.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot's messages, against a Slack that behaves and one that does not. */
class SlackBotTest {

    private final FakeSlack slack = new FakeSlack(InstantSource.system());
    private final WebServer server = WebServer.start(0, slack);
    private final SlackChannel channel = channel(1_000);

    @AfterEach
    void stop() throws Exception {
        slack.faults().lift();
        channel.close();
        server.close();
    }

    @Test
    void an_incident_is_one_message_that_shows_how_it_is_with_each_change_in_its_thread() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        assertThat(delivered(send(Briefings.over(), "k2", conversation, false))).isEqualTo(conversation);

        assertThat(slack.messages()).hasSize(2);
        SlackMessage incident = slack.messages().get(0);
        assertThat(incident.text()).startsWith("✅ Resolved: Hardware alarm");
        assertThat(incident.edits()).isEqualTo(1);
        assertThat(incident.everything()).doesNotContain("acknowledge");
        assertThat(slack.messages().get(1).thread()).isEqualTo(incident.ts());
        assertThat(slack.messages().get(1).body().path("reply_broadcast").asBoolean()).isFalse();
        assertThat(slack.messages().get(1).everything()).contains("LOCKER 7, 8 (security / lock_forced)");
    }

    @Test
    void no_edit_is_sent_beyond_what_slack_takes_in_a_minute_but_new_messages_are() throws Exception {
        SlackChannel narrow = channel(2);
        try {
            String conversation = delivered(send(narrow, Briefings.alarm(), "k0", null, false));
            delivered(send(narrow, Briefings.alarm(), "k1", conversation, false));
            delivered(send(narrow, Briefings.alarm(), "k2", conversation, false));

            Outcome third = send(narrow, Briefings.alarm(), "k3", conversation, false);

            assertThat(third).isInstanceOfSatisfying(Unavailable.class, later -> {
                assertThat(later.after()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
                assertThat(later.unsure()).isFalse();
                assertThat(later.said()).contains("chat.update");
            });
            delivered(send(narrow, Briefings.another(1), "k4", null, false));
            assertThat(slack.calls()).filteredOn(call -> call.method().equals("chat.update")).hasSize(2);
        } finally {
            narrow.close();
        }
    }

    @Test
    void it_has_buttons_while_it_goes_on() {
        send(Briefings.alarm(), "k1", null, false);

        String everything = slack.messages().get(0).everything();
        assertThat(List.of("acknowledge", "snooze", "resolve", "silence", "devices"))
                .allSatisfy(action -> assertThat(everything).contains("\"action_id\":\"" + action + "\""));
    }

    @Test
    void what_was_posted_though_the_answer_was_lost_is_found_and_not_posted_again() {
        slack.faults().next(1, Fault.lostAnswer());
        Outcome lost = send(Briefings.alarm(), "k1", null, false);
        assertThat(lost).isInstanceOf(Unavailable.class);
        assertThat(lost.unsure()).isTrue();

        String conversation = delivered(send(Briefings.alarm(), "k1", null, true));

        assertThat(slack.messages()).hasSize(1);
        assertThat(conversation).isEqualTo(FakeSlack.CHANNEL + "/" + slack.messages().get(0).ts());
    }

    @Test
    void what_was_posted_is_found_below_hundreds_of_others() {
        slack.faults().next(1, Fault.lostAnswer());
        send(Briefings.alarm(), "k1", null, false);
        for (int i = 0; i < 250; i++) {
            send(Briefings.another(i), "other" + i, null, false);
        }

        delivered(send(Briefings.alarm(), "k1", null, true));

        assertThat(slack.messages()).hasSize(251);
    }

    @Test
    void what_cannot_be_looked_up_now_is_not_posted_again() {
        slack.faults().next(1, (request, handler, over) -> Reply.json(200, Map.of("ok", false, "error", "ratelimited")));

        assertThat(send(Briefings.alarm(), "k1", null, true)).isInstanceOf(Unavailable.class).matches(Outcome::unsure);
        assertThat(slack.messages()).isEmpty();
    }

    @Test
    void a_request_on_a_kept_connection_that_breaks_is_not_sent_again_unasked() {
        send(Briefings.over(), "k0", null, false);
        slack.faults().next(1, Fault.lostAnswer());

        assertThat(send(Briefings.alarm(), "k1", null, false)).isInstanceOf(Unavailable.class);

        assertThat(slack.messages()).hasSize(2);
    }

    @Test
    void a_reply_whose_answer_was_lost_is_not_given_again() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        send(Briefings.over(), "k2", conversation, false);

        send(Briefings.over(), "k2", conversation, true);

        assertThat(slack.messages()).hasSize(2);
    }

    @Test
    void a_change_that_was_shown_and_not_yet_said_in_the_thread_is_said_there() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        slack.faults().next(1, (request, handler, over) -> handler.handle(request));
        slack.faults().next(1, Fault.drop());
        assertThat(send(Briefings.over(), "k2", conversation, false).unsure()).isTrue();

        assertThat(delivered(send(Briefings.over(), "k2", conversation, true))).isEqualTo(conversation);

        assertThat(slack.messages()).hasSize(2);
        assertThat(slack.messages().get(1).thread()).isEqualTo(slack.messages().get(0).ts());
    }

    @Test
    void so_it_is_when_nobody_wrote_down_either_that_the_incident_was_posted() {
        delivered(send(Briefings.alarm(), "k1", null, false));
        slack.faults().next(2, (request, handler, over) -> handler.handle(request));
        slack.faults().next(1, Fault.drop());
        assertThat(send(Briefings.over(), "k2", null, true).unsure()).isTrue();

        delivered(send(Briefings.over(), "k2", null, true));

        assertThat(slack.messages()).hasSize(2);
        assertThat(slack.messages().get(1).thread()).isEqualTo(slack.messages().get(0).ts());
    }

    @Test
    void what_was_shown_in_the_channel_besides_the_thread_is_not_taken_for_the_incident() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        send(Briefings.escalated(), "k2", conversation, false);

        send(Briefings.over(), "k3", null, true);

        assertThat(slack.messages()).hasSize(3);
        String incident = slack.messages().get(0).ts();
        assertThat(slack.messages().subList(1, 3)).allSatisfy(reply -> assertThat(reply.thread()).isEqualTo(incident));
        assertThat(slack.messages().get(0).text()).startsWith("✅");
    }

    @Test
    void what_took_the_place_of_a_deleted_message_though_the_answer_was_lost_is_found() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        slack.clear();
        send(Briefings.over(), "k2", conversation, false);

        assertThat(delivered(send(Briefings.over(), "k2", conversation, true))).isNotEqualTo(conversation);
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void a_message_that_somebody_deleted_is_posted_anew() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        slack.clear();

        assertThat(delivered(send(Briefings.over(), "k2", conversation, false))).isNotEqualTo(conversation);
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void what_is_mentioned_is_in_the_thread_alone_and_takes_the_place_of_a_message_that_somebody_deleted() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        Briefing mention = Briefings.responded().worded("Alarm", "unlock of LOCKER 7 done");

        assertThat(delivered(send(mention, "k2", conversation, false))).isEqualTo(conversation);
        assertThat(slack.messages()).hasSize(2);
        assertThat(slack.messages().get(0).everything()).doesNotContain("LOCKER 7 done");
        assertThat(slack.messages().get(1).everything()).contains("LOCKER 7 done");

        slack.clear();
        assertThat(delivered(send(mention, "k3", conversation, false))).isNotEqualTo(conversation);
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void a_wish_to_wait_is_obeyed_and_says_nothing_of_the_message() {
        slack.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(30)));

        assertThat(send(Briefings.alarm(), "k1", null, false))
                .isEqualTo(new Unavailable("Slack answered 429", Duration.ofSeconds(30), false));
    }

    @Test
    void a_slack_that_hangs_up_or_is_ill_is_unavailable() {
        slack.faults().next(1, Fault.drop());
        assertThat(send(Briefings.alarm(), "k1", null, false)).isInstanceOf(Unavailable.class);
        slack.faults().next(1, Fault.status(503));
        assertThat(send(Briefings.alarm(), "k1", null, false)).isInstanceOf(Unavailable.class);
        slack.faults().next(1, Fault.html());
        assertThat(send(Briefings.alarm(), "k1", null, false)).isInstanceOf(Unavailable.class);
    }

    @Test
    void a_channel_or_a_token_that_is_not_known_is_for_somebody_to_mend() {
        assertThat(channel.send(new Message(Briefings.alarm(), "k1", null, false), bot(FakeSlack.TOKEN, "C404")))
                .isEqualTo(new Broken("Slack says channel_not_found"));
        assertThat(channel.send(new Message(Briefings.alarm(), "k1", null, false), bot("xoxb-revoked", FakeSlack.CHANNEL)))
                .isEqualTo(new Broken("Slack says invalid_auth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_blocks", "msg_too_long", "no_text", "thread_not_found", "message_not_found"})
    void what_is_wrong_with_a_message_is_not_the_targets_fault(String error) {
        assertThat(SlackTrouble.named(error)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_archived", "token_revoked", "not_in_channel", "missing_scope", "something_new"})
    void what_is_wrong_with_a_target_is_not_the_messages_fault(String error) {
        assertThat(SlackTrouble.named(error)).isInstanceOf(Broken.class);
    }

    @Test
    void an_incoming_webhook_that_is_no_more_is_for_somebody_to_mend() {
        Integration gone = new Integration("slack", 0, Map.of("api_url", server.uri() + "/services/T/B/gone"));

        assertThat(channel.send(new Message(Briefings.alarm(), "k1", null, false), gone))
                .isEqualTo(new Broken("Slack answered 404 no_service"));
        assertThat(channel.lane(gone).name()).doesNotContain("gone");
    }

    @Test
    void every_call_keeps_to_blocks_that_slack_takes() {
        String conversation = delivered(send(Briefings.alarm(), "k1", null, false));
        send(Briefings.over(), "k2", conversation, false);

        assertThat(slack.calls()).extracting(SlackCall::method)
                .containsExactly("chat.postMessage", "chat.update", "chat.postMessage");
        assertThat(slack.calls()).allMatch(SlackCall::accepted);
    }

    private Outcome send(Briefing briefing, String key, @Nullable String conversation, boolean unsure) {
        return send(channel, briefing, key, conversation, unsure);
    }

    private Outcome send(SlackChannel by, Briefing briefing, String key, @Nullable String conversation, boolean unsure) {
        return by.send(new Message(briefing, key, conversation, unsure), bot(FakeSlack.TOKEN, FakeSlack.CHANNEL));
    }

    private static SlackChannel channel(int callsPerMinute) {
        return new SlackChannel(new SlackSettings() {
            @Override
            public Duration pace() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int callsPerMinute() {
                return callsPerMinute;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Optional<String> signingSecret() {
                return Optional.of("secret");
            }
        });
    }

    private Integration bot(String token, String where) {
        return new Integration(
                "slack", 0, Map.of("bot_token", token, "channel", where, "base_url", server.uri() + "/api/"));
    }

    private static String delivered(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Delivered.class);
        return String.valueOf(((Delivered) outcome).conversation());
    }
}
