package dev.bellwether.command;

import dev.bellwether.consume.replay.Sent;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.ResolvedIncident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that was told, or would have been. Other rules may cut the same trouble into other incidents, so that what
 * is about the same thing at the same time counts as the same.
 *
 * @param key   what it is about
 * @param where for people
 * @param from  when it began
 * @param to    when it ended; null when it goes on
 */
record Episode(IncidentKey key, String where, Instant from, @Nullable Instant to) {

    static Episode of(Incident incident) {
        Instant over = incident instanceof ResolvedIncident resolved ? resolved.resolvedAt() : null;
        return new Episode(incident.key(), where(incident.facts().location(), incident.key()), incident.facts().openedAt(), over);
    }

    static Episode of(Sent sent) {
        return new Episode(sent.key(), where(sent.location(), sent.key()), sent.openedAt(), sent.over());
    }

    static String where(LocationRef location, IncidentKey key) {
        String spoken = location.spoken();
        return spoken == null ? key.location() : spoken;
    }

    /** Whether it is the same trouble as that. */
    boolean isSame(Episode other) {
        return key.equals(other.key)
                && (to == null || !other.from.isAfter(to))
                && (other.to == null || !from.isAfter(other.to));
    }

    @Override
    public String toString() {
        return from + "  " + key.kind() + (key.group().isEmpty() ? "" : " " + key.group()) + "  " + where + (to == null ? ", goes on" : ", until " + to);
    }
}
