package dev.bellwether.bikeep;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Bikeep, asked for its locations and devices. Every call blocks its thread and throws {@link BikeepTrouble} when there
 * is no usable answer; elements that cannot be read are left out. An id that cannot be part of a path (blank or dots) is
 * an {@link IllegalArgumentException}.
 */
@Singleton
public class Bikeep {

    private final BikeepApi api;
    private final BikeepLine line;

    Bikeep(@RestClient BikeepApi api, BikeepLine line) {
        this.api = api;
        this.line = line;
    }

    /** Every location of the operator. */
    public List<BikeepLocation> locations() {
        return locations(LocationFilter.all());
    }

    /** The operator's locations that the filter wants. */
    public List<BikeepLocation> locations(LocationFilter filter) {
        return line
                .ask(Question.of(
                        Call.LOCATIONS,
                        bearer -> api.locations(bearer, filter.tag()),
                        Content.data(BikeepLocation::read)))
                .stream()
                .filter(filter::wants)
                .toList();
    }

    /** The location with this id; empty when Bikeep knows none. */
    public Optional<BikeepLocation> location(String id) {
        String path = PathId.of(id);
        return line.ask(Question.forOne(
                Call.LOCATION, bearer -> api.location(bearer, path), Content.one(BikeepLocation::read)));
    }

    /** The locations of a public area, e.g. {@code no-moss}; needs no credentials and shows none. */
    public List<BikeepPublicLocation> publicArea(String area) {
        String path = PathId.of(area);
        return line.ask(Question.of(
                Call.PUBLIC_AREA,
                nobody -> api.publicArea(path),
                Content.list("features", BikeepPublicLocation::read)));
    }

    /** The devices of a location, its gateways among them; of these there may be none or several. */
    public List<BikeepDevice> devices(String locationId) {
        String path = PathId.of(locationId);
        return line.ask(Question.of(
                Call.DEVICES, bearer -> api.devices(bearer, path), Content.data(BikeepDevice::read)));
    }

    /** The device with this id; empty when Bikeep knows none. */
    public Optional<BikeepDevice> device(String id) {
        String path = PathId.of(id);
        return line.ask(
                Question.forOne(Call.DEVICE, bearer -> api.device(bearer, path), Content.one(BikeepDevice::read)));
    }
}
