package dev.bellwether.truth;

import dev.bellwether.truth.Ledger.Alert;
import dev.bellwether.truth.Ledger.Line;
import dev.bellwether.truth.Ledger.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells apart the times that one incident went on, by its timeline. */
final class Episodes {

    private static final Pattern OVER = Pattern.compile("; over since (\\S+) by (\\w+)$");
    private static final Set<String> BEGINS = Set.of("opened", "reopened", "flapping");

    private final String id;
    private final String location;
    private final String kind;
    private final List<Alert> alerts;
    private final List<Instant> sent;

    Episodes(String id, String location, String kind, List<Alert> alerts, List<Instant> sent) {
        this.id = id;
        this.location = location;
        this.kind = kind;
        this.alerts = alerts;
        this.sent = sent;
    }

    List<Told> of(List<Line> timeline) {
        List<Told> episodes = new ArrayList<>();
        Line begun = null;
        Line end = null;
        for (Line line : timeline) {
            if (OVER.matcher(line.text()).find()) {
                end = line;
            } else if (begun == null || (end != null && BEGINS.contains(line.what()))) {
                if (begun != null) {
                    episodes.add(told(begun, end, line.at()));
                }
                begun = line;
                end = null;
            }
        }
        episodes.add(told(begun, end, Ledger.NEVER));
        return episodes;
    }

    private Told told(Line begun, Line end, Instant next) {
        Matcher over = OVER.matcher(end == null ? "" : end.text());
        boolean ended = over.find();
        Instant resolvedBy = ended ? end.at() : Ledger.NEVER;
        List<Instant> messages =
                sent.stream().filter(at -> !at.isBefore(begun.at()) && at.isBefore(next)).sorted().toList();
        List<Alert> during = alerts.stream().filter(alert -> alert.since().isBefore(resolvedBy)).toList();
        return new Told(
                id,
                location,
                kind,
                begun.at(),
                ended ? Instant.parse(over.group(1)) : Ledger.NEVER,
                resolvedBy,
                ended ? over.group(2).toUpperCase(Locale.ROOT) : "",
                messages.isEmpty() ? Ledger.NEVER : messages.get(0),
                messages.size(),
                during.stream().map(Alert::device).filter(device -> !device.isEmpty()).collect(Collectors.toSet()),
                during.stream().map(alert -> alert.detail().replace(",", "")).collect(Collectors.toSet()));
    }
}
