package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.service.Mail;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mails about an incident, as a mail server gets them. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(ConversationAppIT.Unsubscribed.class)
@Tag("app")
class ConversationAppIT {

    private static final Integration ONCALL = new Integration("email", 0, Map.of("to", "oncall@example.org"));

    /** With an address to write to. */
    public static final class Unsubscribed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellwether.email.from", "Bellwether <no-reply@bikes.example>",
                    "bellwether.email.unsubscribe", "mailto:ops@example.org?subject=unsubscribe");
        }
    }

    @Inject
    EmailChannel channel;

    @BeforeEach
    void forget() {
        Services.clear();
    }

    @Test
    void all_mails_of_an_incident_are_one_conversation() {
        String conversation = sent(Briefings.alarm(), "i/1/1", null);
        sent(worse(Briefings.alarm()), "i/1/2", conversation);
        sent(Briefings.over(), "i/1/3", conversation);

        List<Mail> mails = Services.mail().mails();
        Mail first = mails.get(0);
        assertThat(mails).hasSize(3).extracting(Mail::subject).containsOnly("[critical] " + Briefings.alarm().title());
        assertThat(mails).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
        assertThat(first.header("Message-ID")).endsWith("@bikes.example>");
        assertThat(first.header("In-Reply-To")).isEmpty();
        assertThat(mails.subList(1, 3)).allSatisfy(later -> {
            assertThat(later.header("In-Reply-To")).isEqualTo(first.header("Message-ID"));
            assertThat(later.header("References")).endsWith(" " + first.header("Message-ID"));
        });
        assertThat(mails.get(2).text()).startsWith("Resolved, ");
        assertThat(mails.get(2).header("X-Bellwether-State")).isEqualTo("resolved");
    }

    @Test
    void an_attempt_made_again_has_the_same_message_id() {
        String one = sent(Briefings.alarm(), "i/1/1", null);
        String other = sent(Briefings.alarm(), "i/1/1", null);

        assertThat(one).isEqualTo(other);
        assertThat(Services.mail().mails())
                .hasSize(2)
                .extracting(mail -> mail.header("Message-ID"))
                .containsOnly(one.substring(0, one.indexOf(' ')));
    }

    @Test
    void every_mail_says_what_it_is_and_where_to_unsubscribe() {
        sent(Briefings.alarm(), "i/1/1", null);

        Mail mail = Services.mail().mails().get(0);
        assertThat(mail.from()).isEqualTo("Bellwether <no-reply@bikes.example>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(mail.header("List-Unsubscribe")).isEqualTo("<mailto:ops@example.org?subject=unsubscribe>");
    }

    @Test
    void a_name_from_outside_adds_no_header() {
        sent(Briefings.alarm().worded("Door\r\nBcc: thief@example.org\r\n\r\nhello", "It is\r\n.\r\nQUIT"), "i/1/1\r\nX-Evil: 1", null);

        Mail mail = Services.mail().mails().get(0);
        assertThat(Services.mail().mails()).hasSize(1);
        assertThat(mail.subject()).isEqualTo("[critical] Door Bcc: thief@example.org hello");
        assertThat(mail.headers()).doesNotContainKeys("bcc", "x-evil");
        assertThat(mail.text()).contains("QUIT", "What it means");
    }

    @Test
    void a_long_subject_beyond_ascii_stays_the_same() {
        Briefing briefing = Briefings.alarm().worded("Außer Betrieb · Tänavavalgustus – õhtu ".repeat(3), "s");
        String conversation = sent(briefing, "i/1/1", null);
        sent(Briefings.over(), "i/1/2", conversation);

        assertThat(Services.mail().mails()).extracting(Mail::subject).containsOnly("[critical] " + briefing.title().strip());
    }

    private String sent(Briefing briefing, String key, @Nullable String conversation) {
        Outcome outcome = channel.send(new Message(briefing, key, conversation, false), ONCALL);

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return String.valueOf(((Outcome.Delivered) outcome).conversation());
    }

    private static Briefing worse(Briefing briefing) {
        return briefing.worded("Location outage · Berlin", "It is worse.");
    }
}
