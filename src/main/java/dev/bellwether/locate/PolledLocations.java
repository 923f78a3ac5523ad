package dev.bellwether.locate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.incident.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directory's memory across restarts. */
@ApplicationScoped
class PolledLocations implements PanacheRepositoryBase<LocationRow, String> {

    private static final ObjectMapper JSON = new JsonMapper();

    /** Everything that was ever polled, each as of its own time. */
    @Transactional
    List<Place> load() {
        return listAll().stream()
                .flatMap(row -> read(row.answer).map(l -> Places.of(l, row.polledAt)).stream())
                .toList();
    }

    /** Keeps what a poll that began then has answered. */
    @Transactional
    void keep(List<BikeepLocation> locations, Instant asOf) {
        for (BikeepLocation location : locations) {
            LocationRow row = new LocationRow();
            row.id = location.id();
            row.code = location.code();
            row.label = location.label();
            row.answer = write(location);
            row.polledAt = asOf;
            getEntityManager().merge(row);
        }
    }

    private static String write(BikeepLocation location) {
        try {
            return JSON.writeValueAsString(location);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a location can always be written", e);
        }
    }

    private static Optional<BikeepLocation> read(String answer) {
        try {
            return BikeepLocation.read(JSON.readTree(answer));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the next poll mends it
        }
    }
}
