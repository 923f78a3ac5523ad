package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
import dev.bellwether.decide.file.RulesFile;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.local.service.Mail;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A mailbox that wants to hear of everything at once, at set times. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class DigestAppTest {

    private static final Duration BEFORE = Duration.ofHours(3);

    @Inject
    ToldByHand hand;

    @Inject
    RulesFile rules;

    private Rules before;
    private Instant digestAt;
    private String name;

    @BeforeEach
    void inThreeHours(TestInfo test) {
        hand.forget(); // what other tests have left waiting
        Services.clear();
        name = test.getTestMethod().orElseThrow().getName();
        before = rules.now();
        advance(Duration.ofHours(1));
        digestAt = now().plus(BEFORE);
        rules.take(with("keepers", new Receiver("oncall", List.of(
                new Integration("email", 0, Map.of("to", "day@example.org", "digest", time(digestAt))),
                new Integration("email", 1, Map.of("to", "night@example.org"))))));
    }

    @AfterEach
    void asBefore() {
        rules.take(before);
        Services.clear();
        hand.forget();
    }

    @Test
    void all_there_is_to_tell_is_one_mail_at_its_time_and_others_hear_of_it_at_once() {
        LiveIncident one = hand.opened(spoken("one"));
        advance(Duration.ofHours(1));
        hand.opened(spoken("two"));
        hand.dispatchUntil(() -> to("night").size() == 2);

        advance(Duration.ofMinutes(110));
        hand.dispatch();
        assertThat(to("day")).isEmpty();

        advance(Duration.ofMinutes(10));
        hand.dispatchUntil(() -> to("day").size() == 1);
        Mail digest = to("day").get(0);
        assertThat(digest.subject()).isEqualTo("Digest: 2 going on, 0 over");
        assertThat(digest.text()).contains(spoken("one"), spoken("two"));
        hand.dispatch();
        assertThat(to("day")).hasSize(1);
        assertThat(hand.attempts(one)).contains("email/0 delivered", "email/1 delivered");
    }

    @Test
    void what_ended_since_the_last_digest_is_in_the_next_and_so_is_what_began_and_ended_in_between() {
        LiveIncident told = hand.opened(spoken("told"));
        advance(BEFORE);
        hand.dispatchUntil(() -> to("day").size() == 1);

        LiveIncident brief = hand.opened(spoken("brief"));
        hand.dispatchUntil(() -> to("night").size() == 2); // by the other way it was told already
        hand.over(told);
        hand.over(brief);
        advance(Duration.ofDays(1));
        hand.dispatchUntil(() -> to("day").size() == 2);

        Mail next = to("day").get(1);
        assertThat(next.subject()).isEqualTo("Digest: 0 going on, 2 over");
        assertThat(next.text()).contains(spoken("told"), spoken("brief"));
    }

    @Test
    void a_digest_that_waits_for_its_time_is_not_passed_on_as_if_it_had_not_arrived() {
        hand.opened(spoken("waits"));
        hand.dispatch();
        advance(Duration.ofMinutes(30));
        hand.dispatch();
        hand.dispatch();

        assertThat(to("keepers")).isEmpty();
    }

    private static List<Mail> to(String whom) {
        return Services.mail().mails().stream()
                .filter(mail -> mail.to().contains(whom + "@example.org"))
                .toList();
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC).format(at);
    }

    private String spoken(String what) {
        return name + ":" + what;
    }

    private Rules with(String fallback, Receiver receiver) {
        Map<String, Receiver> receivers = new HashMap<>(before.receivers());
        receivers.put(receiver.name(), receiver);
        return new Rules(
                before.route(), receivers, before.severities(), before.inhibitions(), before.escalations(), before.hold(),
                before.endings(), before.reopen(), before.flapping(), before.storm(), before.audit(), fallback,
                before.maintenance());
    }
}
