package dev.bellwether.locate;

import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a location were read, or could not be; fired as a CDI event.
 *
 * @param place   the location in its newest look
 * @param devices its devices; null when they could not be read
 * @param at      when the reading began
 */
public record DevicesRead(Place place, @Nullable List<DeviceSight> devices, Instant at) {}
