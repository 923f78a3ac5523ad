package dev.bellwether.notify.templates;

import dev.bellwether.notify.Briefing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a template sees: {@code b}, the briefing; {@code since} and {@code until} as people read them; {@code state}, one word.
 * A digest sees {@code entries}, each with these members, and how many of them are {@code open} and {@code over}.
 */
final class TemplateData {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TemplateData() {}

    static Map<String, Object> of(Briefing briefing) {
        Instant until = briefing.until();
        String severity = briefing.severity().written();
        Map<String, Object> data = new HashMap<>(); // holds null, unlike Map.of
        data.put("b", briefing);
        data.put("since", UTC.format(briefing.since()));
        data.put("until", until == null ? null : UTC.format(until));
        data.put(
                "state",
                briefing.resolved()
                        ? "Resolved"
                        : severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1));
        return data;
    }

    static Map<String, Object> of(List<Briefing> briefings) {
        long over = briefings.stream().filter(Briefing::resolved).count();
        return Map.of(
                "entries", briefings.stream().map(TemplateData::of).toList(),
                "open", briefings.size() - over,
                "over", over);
    }
}
