package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to know, in words, for any channel to lay out. All texts are plain: a channel escapes them for its
 * own markup.
 *
 * @param incident   the incident
 * @param reason     why it is told now
 * @param resolved   whether it is over
 * @param severity   how bad it is, or was
 * @param title      one line: what and where
 * @param summary    a sentence or two: what happened
 * @param place      where; never null, but its members may be
 * @param devices    "3 of 10 devices offline", "5 locations, 3 still offline", or null when no counts are known
 * @param impact     what it means for those who use the location, in short lines; empty when its devices were not read
 * @param affected   the devices or locations it is about, at most a screenful
 * @param since      when it began
 * @param until      when it ended, or null while it goes on
 * @param known      how it is known, webhook or poll, with the age of the data
 * @param meaning    what it means on site, in the words for a locker or a dock
 * @param notes      what else was sent, shown as sent
 * @param facts      the same for machines
 */
public record Briefing(
        IncidentId incident,
        Reason reason,
        boolean resolved,
        Severity severity,
        String title,
        String summary,
        Where place,
        @Nullable String devices,
        List<String> impact,
        Listing affected,
        Instant since,
        @Nullable Instant until,
        String known,
        String meaning,
        List<String> notes,
        Facts facts) {

    /** The same in other words. */
    public Briefing worded(String otherTitle, String otherSummary) {
        return new Briefing(
                incident, reason, resolved, severity, otherTitle, otherSummary, place, devices, impact, affected, since, until,
                known, meaning, notes, facts);
    }

    /** Whether it is about an incident that can be looked up and taken care of, not about the service itself. */
    public boolean hasIncident() {
        return !facts.kind().equals(Notice.KIND);
    }

    /**
     * What machines go by.
     *
     * @param kind     what it is about, as the API writes it
     * @param state    of its life, likewise
     * @param location the location's id, or what stands for it
     * @param alerts   in the order they joined
     */
    public record Facts(String kind, String state, String location, List<Signal> alerts) {

        public Facts {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * An alert.
     *
     * @param fingerprint what makes it this alert
     * @param labels      as rules match on them; several tags with commas in between
     * @param words       in one line
     * @param since       when it began
     * @param until       when it ended; null while it goes on
     */
    public record Signal(
            String fingerprint, Map<String, String> labels, String words, Instant since, @Nullable Instant until) {

        public Signal {
            labels = Map.copyOf(labels);
        }
    }

    /** The same with a note before all others. */
    Briefing with(String note) {
        List<String> more = new ArrayList<>(List.of(note));
        more.addAll(notes);
        return new Briefing(
                incident, reason, resolved, severity, title, summary, place, devices, impact, affected, since, until, known,
                meaning, more, facts);
    }

    /**
     * Where it is.
     *
     * @param name    the best name there is
     * @param address or null
     * @param map     a link to a map, or null when the coordinates are not known
     */
    public record Where(String name, @Nullable String address, @Nullable URI map) {}

    /**
     * A list.
     *
     * @param heading what it lists: devices or locations
     * @param lines   "LOCKER 7 (offline)"; may be empty
     */
    public record Listing(String heading, List<String> lines) {

        public Listing {
            lines = List.copyOf(lines);
        }
    }
}
