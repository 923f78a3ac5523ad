package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Message;
import io.quarkus.mailer.Mail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    private static final EmailTarget ONCALL = new EmailTarget(List.of("oncall@example.org"), null, null);
    private static final EmailTarget BOSS = new EmailTarget(List.of("boss@example.org"), null, null);

    @Test
    void the_same_told_again_has_the_same_id_and_everything_else_another() {
        String id = letter("i/1/1", ONCALL, null).id();

        assertThat(letter("i/1/1", ONCALL, null).id()).isEqualTo(id).matches("<[0-9a-f-]{36}@bikes\\.example>");
        assertThat(letter("i/1/2", ONCALL, null).id()).isNotEqualTo(id);
        assertThat(letter("i/1/1", BOSS, null).id()).isNotEqualTo(id);
    }

    @Test
    void later_mails_answer_the_first_and_keep_its_subject() {
        Letter first = letter("i/1/1", ONCALL, null);
        Letter second = letter("i/1/2", ONCALL, first.conversation().written());
        Letter third = letter("i/1/3", ONCALL, second.conversation().written());

        for (Letter later : List.of(second, third)) {
            Mail mail = on(later, Briefings.over());
            assertThat(mail.getSubject()).isEqualTo(on(first, Briefings.alarm()).getSubject());
            assertThat(header(mail, "In-Reply-To")).isEqualTo(first.id());
            assertThat(header(mail, "References")).isEqualTo(first.anchor() + " " + first.id());
            assertThat(header(mail, "Message-ID")).isEqualTo(later.id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void mails_whose_conversation_was_not_written_down_still_refer_to_the_same() {
        Mail one = on(letter("i/1/1", ONCALL, null), Briefings.alarm());
        Mail other = on(letter("i/1/2", ONCALL, null), Briefings.over());

        assertThat(header(other, "References")).isEqualTo(header(one, "References"));
        assertThat(header(other, "Message-ID")).isNotEqualTo(header(one, "Message-ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1503435956.000247", "<no-at> subject", "<a@b>", "subject <a@b>", "<a@b>\r\nBcc: <x@y> z"})
    void what_is_no_conversation_of_ours_begins_a_new_one(String strange) {
        assertThat(letter("i/1/1", ONCALL, strange).conversation().subject()).isEqualTo("A title");
    }

    @Test
    void a_mail_says_that_nobody_wrote_it_and_what_it_is_about() {
        Mail mail = on(letter("i/1/1", ONCALL, null), Briefings.over());

        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(header(mail, "X-Bellwether-State")).isEqualTo("resolved");
        assertThat(header(mail, "X-Bellwether-Severity")).isEqualTo("critical");
        assertThat(header(mail, "X-Bellwether-Incident")).isEqualTo(Briefings.over().incident().toString());
        assertThat(mail.getHeaders()).doesNotContainKeys("List-Unsubscribe", "Precedence");
    }

    @Test
    void where_to_unsubscribe_is_said_if_it_is_known() {
        Mail mail = letter("i/1/1", ONCALL, null).on(new Mail(), Briefings.alarm(), "mailto:ops@example.org");

        assertThat(header(mail, "List-Unsubscribe")).isEqualTo("<mailto:ops@example.org>");
    }

    @Test
    void no_name_from_outside_can_begin_a_header() {
        Letter letter = Letter.of(
                new Message(Briefings.alarm(), "k\r\nBcc: x@y", null, false), ONCALL, "a@b\r\nBcc: x@y",
                "Locker\r\nBcc: thief@example.org\u2028\u0085end");
        Mail mail = on(letter, Briefings.alarm());

        assertThat(mail.getSubject()).isEqualTo("Locker Bcc: thief@example.org end");
        assertThat(mail.getHeaders().values()).allSatisfy(values ->
                assertThat(values).noneMatch(value -> value.contains("\n") || value.contains("\r")));
        assertThat(header(mail, "Message-ID")).doesNotContain("thief");
    }

    @Test
    void a_subject_is_one_line_of_a_length_that_any_program_shows() {
        assertThat(OneLine.of("  a \t b  ")).isEqualTo("a b");
        assertThat(OneLine.of("x".repeat(300))).hasSize(200).endsWith("x…");
        assertThat(OneLine.of("Õhtu 🔒 tänav")).isEqualTo("Õhtu tänav");
    }

    private static Letter letter(String key, EmailTarget target, @Nullable String conversation) {
        Message message = new Message(Briefings.alarm(), key, conversation, false);
        return Letter.of(message, target, "Bellwether <no-reply@bikes.example>", "A title");
    }

    private static Mail on(Letter letter, Briefing briefing) {
        return letter.on(new Mail(), briefing, null);
    }

    private static String header(Mail mail, String name) {
        return String.join("|", mail.getHeaders().get(name));
    }
}
