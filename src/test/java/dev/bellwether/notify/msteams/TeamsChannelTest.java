package dev.bellwether.notify.msteams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.msteams.FakeTeams;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsChannelTest {

    private final FakeTeams far = new FakeTeams(InstantSource.system());
    private final WebServer server = WebServer.start(0, far);
    private final TeamsChannel channel = new TeamsChannel(new HttpCaller(InstantSource.system(), Duration.ofSeconds(10)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_incident_is_a_card_with_all_there_is_to_know() {
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Delivered.class);
        JsonNode card = far.cards().get(0);
        assertThat(card.at("/body/0/style").asText()).isEqualTo("attention");
        assertThat(card.findValuesAsText("text"))
                .contains(Briefings.alarm().title(), Briefings.alarm().summary(), "Impact", "Devices")
                .contains("• LOCKER 7, 8 (security / lock_forced)")
                .anyMatch(text -> text.contains("tampering"));
        assertThat(card.findValuesAsText("title")).contains("Where", "Since", "Severity", "How many", "Map");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://map.example/?a=1&b=2");
    }

    @Test
    void what_is_over_is_green_and_says_until_when() {
        send(Briefings.over());
        JsonNode card = far.cards().get(0);
        assertThat(card.at("/body/0/style").asText()).isEqualTo("good");
        assertThat(card.findValuesAsText("value")).contains("2026-03-01 11:00 UTC");
    }

    @Test
    void names_from_outside_are_text_and_never_markup() {
        Briefing briefing = Briefings.alarm();
        String hostile = "[free bikes](https://evil.example) **now**";
        Briefing named = new Briefing(
                briefing.incident(), briefing.reason(), false, briefing.severity(), hostile, hostile,
                new Briefing.Where(hostile, null, null), null, List.of(hostile), briefing.affected(), briefing.since(), null,
                hostile, hostile, List.of(hostile), briefing.facts());
        assertThat(send(named)).isInstanceOf(Outcome.Delivered.class);
        JsonNode card = far.cards().get(0);
        assertThat(card.findValuesAsText("type")).doesNotContain("TextBlock");
        assertThat(card.findValuesAsText("value")).contains("\\[free bikes\\](https://evil.example) \\*\\*now\\*\\*");
        assertThat(card.has("actions")).isFalse();
    }

    @Test
    void lists_are_cut_to_what_teams_takes() {
        List<String> many = Collections.nCopies(500, "ß".repeat(1000));
        assertThat(send(Briefings.saying("x".repeat(9000), many))).isInstanceOf(Outcome.Delivered.class);
        JsonNode card = far.cards().get(0);
        assertThat(card.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(TeamsCard.LARGEST);
        assertThat(card.findValuesAsText("text")).anyMatch(text -> text.matches("… and \\d+ more"));
    }

    @Test
    void what_teams_answers_is_understood() {
        far.faults().next(1, Fault.tooManyRequests(Duration.ofSeconds(9)));
        assertThat(send(Briefings.alarm()))
                .isEqualTo(new Outcome.Unavailable("Teams answered 429", Duration.ofSeconds(9), false));
        far.faults().next(1, Fault.status(502));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class);
        far.faults().next(1, Fault.html());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
        for (int status : List.of(401, 403, 404, 410)) {
            far.faults().next(1, Fault.status(status));
            assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Broken.class);
        }
        far.faults().next(1, Fault.status(400));
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Refused.class);
        far.faults().next(1, Fault.drop());
        assertThat(send(Briefings.alarm())).isInstanceOf(Outcome.Unavailable.class).matches(Outcome::unsure);
    }

    @Test
    void a_wrong_url_is_broken_and_the_url_in_no_name() throws IOException {
        Integration wrong = teams(Map.of("webhook_url", server.uri() + FakeTeams.WEBHOOK + "x"));
        Outcome outcome = channel.send(Briefings.message(Briefings.alarm()), wrong);
        assertThat(outcome).isInstanceOf(Outcome.Broken.class);
        assertThat(outcome.said() + channel.lane(wrong) + TeamsTarget.of(wrong)).doesNotContain("local-signature");
        server.down();
        assertThat(send(Briefings.alarm()).said()).doesNotContain("local-signature");
    }

    @Test
    void four_a_second_at_most() {
        assertThat(channel.lane(teams(Map.of("webhook_url", "https://x.example/"))).pace())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void what_cannot_work_is_said_before_anything_is_sent() {
        assertThat(channel.check(teams(Map.of("webhook_url", "https://x.example/?sig=1")))).isEmpty();
        assertThat(channel.check(teams(Map.of()))).singleElement().asString().contains("'webhook_url'", "missing");
        assertThat(channel.check(teams(Map.of("webhook_url", "ftp://x")))).containsExactly("'webhook_url' is no http(s) URL");
        assertThat(channel.check(teams(Map.of("webhook_url", "https://x", "webhook_url_file", "/etc/hostname"))))
                .singleElement()
                .asString()
                .contains("not both");
    }

    private Outcome send(Briefing briefing) {
        return channel.send(
                Briefings.message(briefing), teams(Map.of("webhook_url", server.uri() + FakeTeams.WEBHOOK)));
    }

    private static Integration teams(Map<String, String> settings) {
        return new Integration("msteams", 0, settings);
    }
}
