package dev.bellwether.notify.alertmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.notify.Briefing;
import java.time.Instant;
import java.util.TreeMap;

/** A briefing's alerts as API v2 takes them. */
final class PostableAlerts {

    private PostableAlerts() {}

    /** {@code lasts} until when what goes on does so for Alertmanager, unless it hears of it again. */
    static ArrayNode of(Briefing briefing, Instant lasts) {
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        briefing.facts().alerts().forEach(signal -> alerts.add(alert(signal, briefing, lasts)));
        return alerts;
    }

    private static ObjectNode alert(Briefing.Signal signal, Briefing briefing, Instant lasts) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        ObjectNode labels = alert.putObject("labels");
        new TreeMap<>(signal.labels()).forEach(labels::put);
        alert.putObject("annotations").put("summary", signal.words()).put("description", description(briefing));
        alert.put("startsAt", signal.since().toString());
        alert.put("endsAt", endsAt(signal, briefing, lasts).toString());
        return alert;
    }

    /** Never before its beginning, which Alertmanager refuses, and the others of the list with it. */
    private static Instant endsAt(Briefing.Signal signal, Briefing briefing, Instant lasts) {
        Instant until = signal.until() == null && briefing.resolved() ? briefing.until() : signal.until();
        Instant end = until == null ? lasts : until;
        return end.isBefore(signal.since()) ? signal.since() : end;
    }

    private static String description(Briefing briefing) {
        return briefing.title() + "\n" + briefing.summary() + "\n" + briefing.meaning();
    }
}
