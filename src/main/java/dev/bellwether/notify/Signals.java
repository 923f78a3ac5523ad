package dev.bellwether.notify;

import dev.bellwether.decide.route.Labels;
import dev.bellwether.incident.Alert;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An incident for machines. */
final class Signals {

    private Signals() {}

    static Briefing.Facts of(Matter matter) {
        return new Briefing.Facts(
                matter.kind().name().toLowerCase(Locale.ROOT),
                matter.incident().state().toLowerCase(Locale.ROOT),
                matter.facts().key().location(),
                matter.facts().alerts().stream().map(alert -> signal(alert, matter)).toList());
    }

    private static Briefing.Signal signal(Alert alert, Matter matter) {
        Map<String, String> labels = new LinkedHashMap<>();
        Labels.of(alert, matter.facts(), matter.place())
                .values()
                .forEach((label, values) -> labels.put(label.written(), String.join(",", values)));
        String device = alert.device().spoken();
        String words = Phrases.what(alert) + (device == null ? "" : " · " + device);
        return new Briefing.Signal(alert.fingerprint().value(), labels, words, alert.since(), alert.over());
    }
}
