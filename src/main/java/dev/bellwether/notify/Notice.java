package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the service itself, and is no incident.
 *
 * @param name     what is told under the same name belongs together
 * @param severity how bad it is
 * @param title    one line
 * @param sentence what happened
 * @param known    how it is known
 * @param meaning  what it means for those who count on the service
 * @param since    when it began
 */
record Notice(
        String name, Severity severity, String title, String sentence, String known, String meaning, Instant since) {

    /** Of what is told so, as {@link Briefing.Facts#kind} has it. */
    static final String KIND = "bellwether";

    private static final String ALERT = "Bellwether";

    /** While it goes on. */
    Briefing begun() {
        return briefing("open", title, null);
    }

    /** Once it is over. */
    Briefing over(Instant until) {
        return briefing("resolved", "Resolved: " + title, until);
    }

    /** As of an incident of one fixed id for each name: no row has it, but a channel may go by it. */
    private Briefing briefing(String state, String spoken, @Nullable Instant until) {
        boolean resolved = until != null;
        Map<String, String> labels = Map.of("alertname", ALERT, "severity", severity.written(), "reason", name);
        Briefing.Signal signal = new Briefing.Signal(KIND + "/" + name, labels, title, since, until);
        return new Briefing(
                new IncidentId(UUID.nameUUIDFromBytes((KIND + "\n" + name).getBytes(StandardCharsets.UTF_8))),
                resolved ? Reason.RESOLVED : Reason.FIRST,
                resolved,
                severity,
                spoken,
                sentence,
                new Briefing.Where("Bellwether itself", null, null),
                null,
                List.of(),
                new Briefing.Listing("", List.of()),
                since,
                until,
                known,
                meaning,
                List.of(),
                new Briefing.Facts(KIND, state, KIND, List.of(signal)));
    }
}
