package dev.bellwether.locate;

import dev.bellwether.incident.Place;
import java.util.List;

/**
 * A poll has succeeded; fired as a CDI event.
 *
 * @param places what it answered, each as of the time the poll began
 */
public record LocationsPolled(List<Place> places) {}
