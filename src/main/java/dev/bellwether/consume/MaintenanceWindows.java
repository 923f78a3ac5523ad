package dev.bellwether.consume;

import dev.bellwether.decide.Maintenance;
import dev.bellwether.decide.Sighting;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.Silences;
import dev.bellwether.event.LogEntry;
import dev.bellwether.incident.Incidents;
import dev.bellwether.normalize.LogEntryReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Silences where people work, by what Bikeep's maintenance log says. Joins the caller's transaction. */
@ApplicationScoped
class MaintenanceWindows {

    private static final Logger LOG = Logger.getLogger(MaintenanceWindows.class);

    private final Silences silences;
    private final Incidents incidents;
    private final InstantSource clock;

    MaintenanceWindows(Silences silences, Incidents incidents, InstantSource clock) {
        this.silences = silences;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * Does what a word of the log asks for; nothing for any other event.
     *
     * @param lasts how long one word silences; null when the rules want none of it
     */
    void onEvent(Sighting sighting, @Nullable Duration lasts) {
        if (lasts == null || !sighting.event().type().equals(LogEntry.TYPE)) {
            return;
        }
        incidents.lock(sighting.location()); // two words of one entry must not both begin a silence
        LogEntry entry = LogEntryReader.read(sighting.event().facts());
        List<Silence> known = entry.id() == null ? List.of() : silences.of(entry.id());
        carryOut(Maintenance.of(entry, sighting, known, lasts), entry, sighting);
    }

    private void carryOut(Maintenance.Outcome outcome, LogEntry entry, Sighting sighting) {
        if (outcome instanceof Maintenance.Silenced silenced) {
            silences.save(silenced.silence());
        } else if (outcome instanceof Maintenance.Ended ended) {
            ended.silences().forEach(silence -> silences.end(silence.id(), clock.instant(), Maintenance.AUTHOR));
        } else if (outcome instanceof Maintenance.Nothing nothing) {
            LOG.infof(
                    "maintenance silences nothing entry=%s action=%s location=%s event=%s why=%s",
                    entry.id(),
                    entry.action(),
                    sighting.location(),
                    sighting.event().id().value(),
                    nothing.reason());
        }
    }
}
