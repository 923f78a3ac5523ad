package dev.bellwether.local.bikeep;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All locations. */
public final class Fleet {

    private static final Duration LONG = Duration.ofDays(1);

    private final List<Location> locations;
    private final Map<String, Location> byIdOrCode = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();

    private Fleet(List<Plate> plates, Heartbeats heartbeats, Instant installed) {
        this.locations = plates.stream()
                .map(plate -> new Location(plate, heartbeats, installed))
                .toList();
        for (Location location : locations) {
            byIdOrCode.put(location.id(), location);
            byIdOrCode.put(location.plate().code(), location);
            location.devices().forEach(device -> devices.put(device.id(), device));
        }
    }

    /** The small fleet of the resource {@code local/fleet.json}, in good health. */
    public static Fleet read(Heartbeats heartbeats, Instant installed) {
        try (InputStream file = Fleet.class.getResourceAsStream("/local/fleet.json")) {
            List<Plate> plates = new ObjectMapper().readValue(file, new TypeReference<>() {});
            return new Fleet(plates, heartbeats, installed);
        } catch (IOException e) {
            throw new UncheckedIOException("fleet.json", e);
        }
    }

    /** A fleet of 2,000 locations with about ten devices each. */
    public static Fleet generated(long seed, Instant installed) {
        return generated(seed, 2_000, 10, installed);
    }

    /**
     * A fleet in good health but for the locations that are no real sites, half of which nobody has connected yet. The
     * same seed and sizes make the same fleet.
     *
     * @param devices how many a location has on average, gateways included
     */
    public static Fleet generated(long seed, int locations, int devices, Instant installed) {
        Fleet fleet = new Fleet(new Planner(seed, devices).plan(locations), Heartbeats.REAL, installed);
        for (int i = 0; i < locations; i++) {
            Location location = fleet.locations.get(i);
            if (!location.plate().launched() && i % 2 == 0) {
                location.devices().forEach(device -> device.fallSilent(installed.minus(LONG)));
            }
        }
        return fleet;
    }

    /** All of them, always in the same order. */
    public List<Location> locations() {
        return locations;
    }

    /** The location with this id or code. */
    public Optional<Location> location(String idOrCode) {
        return Optional.ofNullable(byIdOrCode.get(idOrCode));
    }

    Optional<Location> locationOf(Device device) {
        return Optional.of(device.location());
    }

    /** The device with this id. */
    public Optional<Device> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    void advance(Instant now) {
        locations.forEach(location -> location.advance(now));
    }
}
