package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.Kind;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Samples;
import dev.bellwether.notify.Wording;
import dev.bellwether.notify.templates.OurTemplates;
import io.quarkus.mailer.Mail;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestMailTest {

    private final Briefing stuck = Samples.of(new Samples.Sample(Kind.STATUS, Reason.FIRST, false), Wording.OURS);
    private final Mail mail = new DigestMail(OurTemplates.get()).of(List.of(Briefings.over(), stuck, Briefings.alarm()));

    @Test
    void the_subject_counts() {
        assertThat(mail.getSubject()).isEqualTo("Digest: 2 going on, 1 over");
    }

    @Test
    void what_goes_on_comes_first_and_the_worst_of_it_before_the_rest() {
        assertThat(mail.getText())
                .startsWith("2 going on, 1 over\n")
                .containsSubsequence("Critical, since", "Warning, since", "Resolved, 2026-03-01 10:00 UTC to 2026-03-01 11:00 UTC");
        assertThat(mail.getHtml()).containsSubsequence("#b3183f", "#f0b429", "#1f7a4d");
    }

    @Test
    void each_says_what_where_and_which() {
        assertThat(mail.getText())
                .contains(stuck.title(), stuck.summary(), "Where: #331544 Berlin Ostkreuz, Sonntagstraße 1, Berlin")
                .contains("  - LOCKER 7, 8 (security / lock_forced)\n");
        assertThat(mail.getHtml()).contains("href=\"https://map.example/?a=1&amp;b=2\"");
    }
}
