package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.decide.file.RulesReader;
import java.io.StringReader;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailTargetTest {

    @Test
    void a_digest_is_told_at_its_times_by_the_clocks_of_its_place() {
        Integration digest = read("digest: '16:00, 08:00', digest_zone: Europe/Tallinn");

        assertThat(EmailTarget.check(digest)).isEmpty();
        assertThat(EmailTarget.of(digest).digest())
                .isEqualTo(new DigestTimes(List.of(LocalTime.of(8, 0), LocalTime.of(16, 0)), ZoneId.of("Europe/Tallinn")));
    }

    @Test
    void a_time_without_quotes_is_a_time_all_the_same() {
        assertThat(EmailTarget.of(read("digest: 16:30")).digest())
                .isEqualTo(new DigestTimes(List.of(LocalTime.of(16, 30)), ZoneId.of("UTC")));
    }

    @Test
    void without_a_digest_each_is_told_by_itself() {
        assertThat(EmailTarget.of(read("from: bell@example.org")).digest()).isNull();
    }

    @Test
    void what_is_wrong_with_a_digest_is_said_with_its_cure() {
        assertThat(EmailTarget.check(read("digest: noon"))).containsExactly("digest 'noon' is no time; write for instance 08:00, or 08:00, 16:00");
        assertThat(EmailTarget.check(read("digest: '08:00', digest_zone: Tallin")))
                .containsExactly("digest_zone 'Tallin' is no time zone; write for instance Europe/Tallinn");
        assertThat(EmailTarget.check(read("digest_zone: UTC")))
                .containsExactly("'digest_zone' without 'digest'; write the times of the day too, for instance digest: '08:00, 16:00'");
        assertThat(EmailTarget.check(new Integration("email", 0, Map.of("to", "a@example.org", "digets", "08:00"))))
                .containsExactly("'digets' is not a key of this place; known here: [digest, digest_zone, from, to]");
    }

    private static Integration read(String settings) {
        String file = "route: {receiver: a}\nreceivers: [{name: a, email_configs: [{to: a@example.org, " + settings + "}]}]\n";
        return new RulesReader("rules").read(new StringReader(file)).receivers().get("a").integrations().get(0);
    }
}
