package dev.bellwether.locate;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepPublicLocation;
import dev.bellwether.bikeep.BikeepSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where locations are asked for: the operator's own, and public areas, joined on their code. */
@Singleton
class Sources {

    private final Bikeep bikeep;
    private final boolean credentials;
    private final List<String> areas;

    Sources(Bikeep bikeep, BikeepSettings bikeepSettings, DirectorySettings settings) {
        this.bikeep = bikeep;
        this.credentials = bikeepSettings.clientId().isPresent();
        this.areas = settings.publicAreas().orElse(List.of());
    }

    /** Whether there is anybody to ask. */
    boolean any() {
        return credentials || !areas.isEmpty();
    }

    /** Whether single locations and their devices can be asked for. */
    boolean canAskForOne() {
        return credentials;
    }

    /** Every location; what the operator's own answer leaves out is filled from the public one. */
    List<BikeepLocation> all() {
        List<BikeepLocation> own = credentials ? bikeep.locations() : List.of();
        if (areas.isEmpty()) {
            return own;
        }
        Map<String, BikeepPublicLocation> open = new LinkedHashMap<>();
        areas.forEach(area -> bikeep.publicArea(area).forEach(location -> open.put(location.code(), location)));
        List<BikeepLocation> all = new ArrayList<>();
        own.forEach(location -> all.add(PublicPlaces.fill(location, open.remove(location.code()))));
        open.values().forEach(location -> all.add(PublicPlaces.alone(location)));
        return all;
    }

    /** How many calls one poll of everything takes. */
    int calls() {
        return (credentials ? 1 : 0) + areas.size();
    }
}
