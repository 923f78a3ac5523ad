package dev.bellwether.decide.replay;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Recovery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that was learnt and does not depend on the rules. */
public sealed interface Evidence {

    /** When it was learnt, by our clock. */
    Instant at();

    /**
     * Bikeep told it.
     *
     * @param event what
     */
    record Told(DeviceEvent event) implements Evidence {

        @Override
        public Instant at() {
            return event.facts().receivedAt();
        }
    }

    /**
     * A poll found something wrong.
     *
     * @param at       when
     * @param key      what it is about
     * @param location where
     * @param alert    as it was found, firing
     */
    record Found(Instant at, IncidentKey key, LocationRef location, Alert alert) implements Evidence {}

    /**
     * A poll, a look at a device or a person found something over.
     *
     * @param at    when
     * @param key   what it is about
     * @param alert which of its alerts; null for all of them
     * @param over  since when
     * @param how   who says so
     */
    record Over(Instant at, IncidentKey key, @Nullable Fingerprint alert, Instant over, Recovery how) implements Evidence {}

    /**
     * Somebody took care.
     *
     * @param at    when
     * @param key   of what
     * @param who   said so
     * @param until when they wanted to hear of it again; null for not at all
     */
    record Taken(Instant at, IncidentKey key, String who, @Nullable Instant until) implements Evidence {}
}
