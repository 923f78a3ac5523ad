package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Templates;
import dev.bellwether.notify.templates.OurTemplates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailTemplatesTest {

    private final Templates templates = OurTemplates.get();
    private final Briefing full =
            briefing(List.of("4 of 12 devices online", "Gateway <C2> offline"), List.of("Old Town (offline)", "and 180 more"));
    private final Briefing bare = briefing(List.of(), List.of());

    @Test
    void the_text_lists_impact_and_locations_line_by_line() {
        assertThat(templates.rendered(EmailChannel.TEXT, full))
                .contains("""
                        Impact:
                          - 4 of 12 devices online
                          - Gateway <C2> offline
                        """)
                .contains("""
                        Locations:
                          - Old Town (offline)
                          - and 180 more
                        """);
    }

    @Test
    void the_html_lists_them_and_escapes_what_comes_from_outside() {
        assertThat(templates.rendered(EmailChannel.HTML, full))
                .contains("<b>Impact</b>", ">Gateway &lt;C2&gt; offline</li>")
                .contains("<b>Locations</b>", ">and 180 more</li>");
    }

    @Test
    void an_end_is_seen_at_a_glance_first_of_all() {
        assertThat(templates.rendered(EmailChannel.TEXT, Briefings.over())).startsWith("Resolved, 2026-03-01 11:00 UTC\n");
        String html = templates.rendered(EmailChannel.HTML, Briefings.over());
        String shown = html.substring(html.indexOf("<body")).replaceAll("<[^>]*>", "").strip();

        assertThat(shown).startsWith("Resolved: The hardware raised an alarm");
        assertThat(html).contains("bgcolor=\"#1f7a4d\"").doesNotContain("bgcolor=\"#b3183f\"");
    }

    @Test
    void what_goes_on_says_how_bad_it_is_first_of_all() {
        assertThat(templates.rendered(EmailChannel.TEXT, Briefings.alarm()))
                .startsWith("Critical, since 2026-03-01 10:00 UTC\nHardware alarm");
        assertThat(templates.rendered(EmailChannel.HTML, Briefings.alarm())).contains("bgcolor=\"#b3183f\"");
    }

    @Test
    void a_mail_is_for_narrow_and_for_dark_screens() {
        assertThat(templates.rendered(EmailChannel.HTML, Briefings.alarm()))
                .contains("max-width:600px", "name=\"color-scheme\" content=\"light dark\"", "name=\"supported-color-schemes\"")
                .contains("prefers-color-scheme: dark", "width=device-width")
                .doesNotContain("<script", "<img", "http-equiv");
    }

    @Test
    void what_is_not_known_leaves_no_empty_heading() {
        assertThat(templates.rendered(EmailChannel.TEXT, bare)).doesNotContain("Impact", "Locations");
        assertThat(templates.rendered(EmailChannel.HTML, bare))
                .doesNotContain("Impact", "Locations", "<ul");
    }

    private static Briefing briefing(List<String> impact, List<String> affected) {
        return new Briefing(
                new IncidentId(new UUID(1, 2)), Reason.FIRST, false, Severity.CRITICAL, "Area outage", "They went.",
                new Briefing.Where("Around", null, null), null, impact, new Briefing.Listing("Locations", affected),
                Instant.parse("2026-03-01T10:00:00Z"), null, "Seen", "Power", List.of(), Briefings.facts());
    }
}
