package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.Rules.Receiver;
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
    OutboxByHand outbox;

    private Instant digestAt;

    @BeforeEach
    void inThreeHours(TestInfo test) {
        outbox.begin(test);
        digestAt = now().plus(BEFORE);
        outbox.take(rules -> with(rules, new Receiver("oncall", List.of(
                new Integration("email", 0, Map.of("to", "day@example.org", "digest", time(digestAt))),
                new Integration("email", 1, Map.of("to", "night@example.org"))))));
    }

    @AfterEach
    void asBefore() {
        outbox.end();
    }

    @Test
    void all_there_is_to_tell_is_one_mail_at_its_time_and_others_hear_of_it_at_once() {
        LiveIncident one = outbox.opened("one");
        advance(Duration.ofHours(1));
        outbox.opened("two");
        outbox.dispatchUntil(() -> to("night").size() == 2);

        advance(Duration.ofMinutes(110));
        outbox.dispatch();
        assertThat(to("day")).isEmpty();

        advance(Duration.ofMinutes(10));
        outbox.dispatchUntil(() -> to("day").size() == 1);
        Mail digest = to("day").get(0);
        assertThat(digest.subject()).isEqualTo("Digest: 2 going on, 0 over");
        assertThat(digest.text()).contains(outbox.spoken("one"), outbox.spoken("two"));
        assertThat(outbox.attempts(one)).contains("email/0 delivered", "email/1 delivered");
        outbox.dispatch();
        assertThat(to("day")).hasSize(1);
    }

    @Test
    void what_ended_since_the_last_digest_is_in_the_next_and_so_is_what_began_and_ended_in_between() {
        LiveIncident told = outbox.opened("told");
        advance(BEFORE);
        outbox.dispatchUntil(() -> to("day").size() == 1);

        LiveIncident brief = outbox.opened("brief");
        outbox.dispatchUntil(() -> to("night").size() == 2); // by the other way it was told already
        outbox.over(told);
        outbox.over(brief);
        advance(Duration.ofDays(1));
        outbox.dispatchUntil(() -> to("day").size() == 2);

        Mail next = to("day").get(1);
        assertThat(next.subject()).isEqualTo("Digest: 0 going on, 2 over");
        assertThat(next.text()).contains(outbox.spoken("told"), outbox.spoken("brief"));
    }

    @Test
    void a_digest_that_waits_for_its_time_is_not_passed_on_as_if_it_had_not_arrived() {
        outbox.take(rules -> OutboxByHand.withFallback(rules, "keepers"));
        outbox.opened("waits");
        outbox.dispatch();
        advance(Duration.ofMinutes(30));
        outbox.dispatch();
        outbox.dispatch();

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

    private static Rules with(Rules rules, Receiver receiver) {
        Map<String, Receiver> receivers = new HashMap<>(rules.receivers());
        receivers.put(receiver.name(), receiver);
        return new Rules(
                rules.route(), receivers, rules.severities(), rules.inhibitions(), rules.escalations(), rules.hold(),
                rules.endings(), rules.reopen(), rules.flapping(), rules.storm(), rules.audit(), rules.fallback(),
                rules.maintenance());
    }
}
