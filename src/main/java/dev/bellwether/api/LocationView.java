package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.incident.Place;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A location as it is answered; its members are those of {@link Place}. Bikeep leaves some out by permission.
 *
 * @param id           Bikeep's id
 * @param code         the code public areas use
 * @param label        what is painted on site
 * @param name         what people call it
 * @param address      for people
 * @param type         as Bikeep has it
 * @param launched     whether it is a real site, in use
 * @param tags         as Bikeep has them
 * @param connectivity {@code online}, {@code partially_online}, {@code offline} or {@code unknown}
 * @param devices      how many there are
 * @param latitude     degrees
 * @param longitude    degrees
 * @param asOf         when Bikeep was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LocationView(
        String id,
        @Nullable String code,
        @Nullable String label,
        @Nullable String name,
        @Nullable String address,
        @Nullable String type,
        boolean launched,
        List<String> tags,
        String connectivity,
        Place.@Nullable Devices devices,
        @Nullable Double latitude,
        @Nullable Double longitude,
        Instant asOf) {

    static LocationView of(Place place) {
        return new LocationView(
                place.id(), place.code(), place.label(), place.name(), place.address(), place.type(), place.launched(),
                place.tags(), place.connectivity().name().toLowerCase(Locale.ROOT), place.devices(), place.latitude(),
                place.longitude(), place.asOf());
    }
}
