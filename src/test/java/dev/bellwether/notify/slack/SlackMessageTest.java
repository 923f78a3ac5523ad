package dev.bellwether.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.util.json.GsonFactory;
import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

    @Test
    void text_from_outside_cannot_mention_everybody() {
        String json = json(briefing("<!channel> & <@U1>", List.of("LOCKER <!here>")));

        assertThat(json.replace("\"fallback\":\"<!channel> & <@U1>\"", "")).doesNotContain("<!channel>", "<!here>", "<@U1>");
        assertThat(json).contains("&lt;!channel&gt; &amp; &lt;@U1&gt;", "LOCKER &lt;!here&gt;");
    }

    @Test
    void the_longest_briefing_stays_within_slacks_limits() {
        Briefing briefing = briefing("x".repeat(5000), Collections.nCopies(500, "LOCKER 1 (offline)"));

        var payload = SlackMessage.payload(briefing);

        assertThat(payload.getText()).hasSizeLessThanOrEqualTo(3000);
        assertThat(payload.getAttachments().get(0).getBlocks()).hasSizeLessThanOrEqualTo(50);
        for (LayoutBlock block : payload.getAttachments().get(0).getBlocks()) {
            if (block instanceof SectionBlock section && section.getText() != null) {
                assertThat(section.getText().getText().length()).isLessThanOrEqualTo(3000);
            }
        }
    }

    @Test
    void two_hundred_locations_of_long_names_stay_within_slacks_limits() {
        List<String> members = IntStream.range(0, 200).mapToObj(i -> "& Sons " + "y".repeat(200) + i).toList();

        var payload = SlackMessage.payload(briefing("z".repeat(2500), members));

        assertThat(((HeaderBlock) payload.getBlocks().get(0)).getText().getText()).hasSizeLessThanOrEqualTo(150);
        for (LayoutBlock block : payload.getAttachments().get(0).getBlocks()) {
            if (block instanceof SectionBlock section && section.getFields() != null) {
                assertThat(section.getFields()).hasSizeLessThanOrEqualTo(10).allSatisfy(field -> assertThat(field.getText())
                        .hasSizeLessThanOrEqualTo(2000));
            } else if (block instanceof SectionBlock section) {
                assertThat(section.getText().getText()).hasSizeLessThanOrEqualTo(3000);
            }
        }
    }

    @Test
    void times_are_shown_in_the_readers_own_zone_with_utc_to_fall_back_on() {
        assertThat(json(briefing("x", List.of())))
                .contains("<!date^1772359200^{date_short_pretty} {time}|2026-03-01 10:00 UTC>");
    }

    private static String json(Briefing briefing) {
        // as the SDK writes it, but without its \\u003c for <
        return GsonFactory.createSnakeCase()
                .newBuilder()
                .disableHtmlEscaping()
                .create()
                .toJson(SlackMessage.payload(briefing).getAttachments());
    }

    @Test
    void impact_and_devices_are_lists_under_their_headings_and_are_left_out_when_empty() {
        String full = json(briefing("x", List.of("LOCKER 7 (offline)")));

        assertThat(full).contains("*Impact*\\n• x", "*Devices*\\n• LOCKER 7 (offline)");
        assertThat(json(briefing("x", List.of()))).doesNotContain("*Devices*");
    }

    private static Briefing briefing(String name, List<String> devices) {
        return new Briefing(
                new IncidentId(new UUID(1, 2)), Reason.FIRST, false, Severity.CRITICAL, name, name,
                new Briefing.Where(name, name, URI.create("https://map.example/")), name, List.of(name),
                new Briefing.Listing("Devices", devices),
                Instant.parse("2026-03-01T10:00:00Z"), null, name, name, List.of(name), Briefings.facts());
    }
}
