package dev.bellwether.local.bikeep;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All locations. */
final class Fleet {

    private final List<Location> locations;

    private Fleet(List<Location> locations) {
        this.locations = locations;
    }

    /** The fleet of the resource {@code local/fleet.json}, in good health. */
    static Fleet read(Heartbeats heartbeats, Instant installed) {
        try (InputStream file = Fleet.class.getResourceAsStream("/local/fleet.json")) {
            List<Location.Plate> plates = new ObjectMapper().readValue(file, new TypeReference<>() {});
            return new Fleet(plates.stream()
                    .map(plate -> new Location(plate, heartbeats, installed))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("fleet.json", e);
        }
    }

    List<Location> locations() {
        return locations;
    }

    Optional<Location> location(String idOrCode) {
        return locations.stream()
                .filter(l -> l.id().equals(idOrCode) || l.plate().code().equals(idOrCode))
                .findFirst();
    }

    Optional<Location> locationOf(Device device) {
        return locations.stream().filter(l -> l.devices().contains(device)).findFirst();
    }

    Optional<Device> device(String id) {
        return locations.stream()
                .flatMap(l -> l.devices().stream())
                .filter(d -> d.id().equals(id))
                .findFirst();
    }

    void advance(Instant now) {
        locations.forEach(l -> l.devices().forEach(d -> d.advance(now)));
    }
}
