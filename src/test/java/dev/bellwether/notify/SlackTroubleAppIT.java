package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.FarSides;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A Slack in trouble. The bot looks first whether a message whose answer it did not understand is there. An incoming
 * webhook cannot look: what is guaranteed there is that the newest arrives, and that an attempt leaves at most one copy.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(FarSides.InTrouble.class)
@Tag("app")
class SlackTroubleAppIT {

    private static final Set<Way> SLACK = EnumSet.of(Way.WEBHOOK, Way.BOT);

    @Inject
    ToldByHand hand;

    @BeforeEach
    void clear() {
        FarSides.clear();
        advance(Duration.ofHours(1));
    }

    @AfterEach
    void asBefore() {
        FarSides.clear();
        hand.forget();
    }

    @Test
    void a_slack_that_refuses_connections_for_an_hour_delays_nobody_and_shows_the_newest_afterwards_once() {
        Story story = new Story(hand, "slack-down", SLACK);
        Services.slackServer().down();
        story.begins();
        story.halfAnHourPasses();
        story.goesOn();
        story.halfAnHourPasses();
        story.isNotShown();

        Services.slackServer().up();
        story.isTold();
        story.isToldOnce();
    }

    @Test
    void a_limit_met_while_looking_does_not_have_it_forget_that_the_message_may_be_there() {
        Story story = new Story(hand, "slack-looking", SLACK);
        Services.slack().faults().always(only("chat.postMessage", Fault.lostAnswer()));
        story.begins();
        hand.dispatch();
        Services.slack().faults().always(only("conversations.history", Fault.tooManyRequests(Duration.ofSeconds(30))));
        story.minutesPass(1);

        Services.slack().faults().lift();
        story.isTold();
        story.isToldOnce();
    }

    @Test
    void an_answer_in_a_thread_that_was_lost_is_given_after_all_and_once() {
        Story story = new Story(hand, "slack-thread", SLACK);
        story.begins();
        story.everybodyKnows();
        Services.slack().faults().always(only("chat.postMessage", Fault.drop()));
        story.goesOn();
        hand.dispatch();
        Services.slack().faults().always(only("chat.postMessage", Fault.lostAnswer()));
        story.minutesPass(1);

        Services.slack().faults().lift();
        story.isTold();
        story.isToldOnce();
        story.changedAreAnswered();
    }

    @Test
    void what_may_have_arrived_is_looked_for_before_others_bury_it() {
        Story story = new Story(hand, "slack-buried", SLACK);
        Services.slack().faults().always(only("chat.postMessage", Fault.lostAnswer()));
        story.begins();
        hand.dispatch();

        Services.slack().faults().lift();
        int before = Services.slack().calls().size();
        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> bot(before).count() > 1);
        assertThat(bot(before)).startsWith("conversations.history");
    }

    @ParameterizedTest
    @EnumSource
    void a_slack_in_trouble_delays_nobody_and_shows_the_newest_afterwards_once(HttpTrouble trouble) {
        Story story = new Story(hand, "slack-" + trouble, SLACK);
        Services.slack().faults().always(trouble.fault());
        story.begins();
        hand.dispatch();
        story.goesOn();
        story.minutesPass(1);

        Services.slack().faults().lift();
        story.isTold();
        story.isToldOnceBy(EnumSet.of(Way.BOT));
        story.copiesAreOfAttempts(Way.WEBHOOK);
        if (!trouble.takes()) {
            story.isToldOnce();
        }
    }

    private static Stream<String> bot(int before) {
        return Services.slack().calls().stream().skip(before).map(SlackCall::method).filter(name -> !name.equals("webhook"));
    }

    /** A fault of one method of the Web API; all else is well. */
    private static Fault only(String method, Fault fault) {
        return (request, handler, over) -> request.uri().getPath().endsWith(method)
                ? fault.answer(request, handler, over)
                : handler.handle(request);
    }
}
