package dev.bellwether.notify;

import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.ResolvedIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of.
 *
 * @param incident as it is now
 * @param impact   what it means for the users of its location, by the newest look at the devices; null when there was none
 * @param place    what the directory knows of its location; null when it knows nothing or the incident has no location
 * @param fleet    every real site the directory knows, for an incident about Bikeep itself; else empty
 */
record Matter(Incident incident, @Nullable Impact impact, @Nullable Place place, List<Place> fleet) {

    Matter {
        fleet = List.copyOf(fleet);
    }

    IncidentFacts facts() {
        return incident.facts();
    }

    Kind kind() {
        return incident.key().kind();
    }

    /** The incident if it is over. */
    @Nullable ResolvedIncident resolved() {
        return incident instanceof ResolvedIncident resolved ? resolved : null;
    }

    boolean isOver() {
        return incident instanceof ResolvedIncident;
    }
}
