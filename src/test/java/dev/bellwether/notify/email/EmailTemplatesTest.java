package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Briefings;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailTemplatesTest {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private final Briefing full =
            briefing(List.of("4 of 12 devices online", "Gateway <C2> offline"), List.of("Old Town (offline)", "and 180 more"));
    private final Briefing bare = briefing(List.of(), List.of());

    @Test
    void the_text_lists_impact_and_locations_line_by_line() throws IOException {
        assertThat(EmailChannel.rendered(template("txt", Variant.TEXT_PLAIN), full))
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
    void the_html_lists_them_and_escapes_what_comes_from_outside() throws IOException {
        assertThat(EmailChannel.rendered(template("html", Variant.TEXT_HTML), full))
                .contains("<b>Impact</b>", "<li>Gateway &lt;C2&gt; offline</li>")
                .contains("<b>Locations</b>", "<li>and 180 more</li>");
    }

    @Test
    void what_is_not_known_leaves_no_empty_heading() throws IOException {
        assertThat(EmailChannel.rendered(template("txt", Variant.TEXT_PLAIN), bare)).doesNotContain("Impact", "Locations");
        assertThat(EmailChannel.rendered(template("html", Variant.TEXT_HTML), bare))
                .doesNotContain("Impact", "Locations", "<ul");
    }

    private static Template template(String kind, String contentType) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(Briefing.class.getResourceAsStream("/templates/email/incident." + kind))) {
            return ENGINE.parse(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(contentType));
        }
    }

    private static Briefing briefing(List<String> impact, List<String> affected) {
        return new Briefing(
                new IncidentId(new UUID(1, 2)), Reason.FIRST, false, Severity.CRITICAL, "Area outage", "They went.",
                new Briefing.Where("Around", null, null), null, impact, new Briefing.Listing("Locations", affected),
                Instant.parse("2026-03-01T10:00:00Z"), null, "Seen", "Power", List.of(), Briefings.facts());
    }
}
