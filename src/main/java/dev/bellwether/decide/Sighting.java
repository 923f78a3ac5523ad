package dev.bellwether.decide;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import org.jspecify.annotations.Nullable;

/**
 * An event with what the directory knows of its place.
 *
 * @param event what Bikeep told us
 * @param place where, or null when the directory does not know it
 * @param group what the rules tell it with, of its location and kind; empty for all of them
 */
public record Sighting(DeviceEvent event, @Nullable Place place, String group) {

    /** Where the rules tell nothing apart. */
    public Sighting(DeviceEvent event, @Nullable Place place) {
        this(event, place, "");
    }

    /** The same, as these rules group it. */
    public Sighting by(Rules rules) {
        return new Sighting(event, place, Groups.of(this, rules));
    }

    /** What stands for the location: its id, else the best name the event gives, else the device, else "unknown". */
    public String location() {
        if (place != null) {
            return place.id();
        }
        Facts facts = event.facts();
        LocationRef named = facts.location();
        String device = facts.device().key();
        return IncidentKey.bounded(named.id() != null
                ? named.id()
                : named.code() != null
                        ? "code:" + named.code()
                        : named.label() != null
                                ? "label:" + named.label()
                                : named.name() != null
                                        ? "name:" + named.name()
                                        : device != null ? "device:" + device : "unknown");
    }

    /** The location by every name that is known, the event's own first. */
    public LocationRef named() {
        LocationRef sent = event.facts().location();
        if (place == null) {
            return sent;
        }
        return new LocationRef(
                place.id(),
                sent.uri(),
                sent.code() == null ? place.code() : sent.code(),
                sent.label() == null ? place.label() : sent.label(),
                sent.name() == null ? place.name() : sent.name());
    }

    IncidentKey key(Kind kind) {
        return new IncidentKey(location(), kind, kind.isParted() ? group : "");
    }
}
