package dev.bellwether.locate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.incident.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory's memory across restarts and replicas. Every call joins the caller's transaction. */
@ApplicationScoped
class PolledLocations implements PanacheRepositoryBase<LocationRow, String> {

    private static final ObjectMapper JSON = new JsonMapper();

    /**
     * Every place whose answer changed after that, each at its age.
     *
     * @param after   null for all
     * @param askedAt when everything was last asked for; null when never
     */
    List<Place> changed(@Nullable Instant after, @Nullable Instant askedAt) {
        return (after == null ? listAll() : list("polledAt > ?1", after))
                .stream()
                        .flatMap(row -> place(row, askedAt).stream())
                        .toList();
    }

    /** Keeps what a look that began then has answered anew. */
    void keep(Collection<BikeepLocation> locations, Instant asOf) {
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

    /**
     * Marks those that a poll of everything left out, so that their age goes on growing.
     *
     * @param seenAt when everything was last asked for before, and they were there; null when never
     */
    void gone(Collection<String> ids, Instant at, @Nullable Instant seenAt) {
        if (ids.isEmpty()) {
            return;
        }
        if (seenAt != null) {
            update("polledAt = ?1 where id in ?2 and goneAt is null and polledAt < ?1", seenAt, ids);
        }
        update("goneAt = ?1 where id in ?2 and goneAt is null", at, ids);
    }

    /** Those that polls of everything leave out. */
    Set<String> gone() {
        return find("goneAt is not null").stream().map(row -> row.id).collect(Collectors.toSet());
    }

    /** Marks those of them that were found again. */
    void back(Set<String> found, Instant at) {
        List<String> back = gone().stream().filter(found::contains).toList();
        if (!back.isEmpty()) {
            update("goneAt = null, polledAt = ?1 where id in ?2", at, back);
        }
    }

    /** The place of a row, at its age. */
    static Optional<Place> place(LocationRow row, @Nullable Instant askedAt) {
        return read(row.answer).map(location -> Places.of(location, asOf(row, askedAt)));
    }

    private static Instant asOf(LocationRow row, @Nullable Instant askedAt) {
        return row.goneAt != null || askedAt == null || askedAt.isBefore(row.polledAt) ? row.polledAt : askedAt;
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
