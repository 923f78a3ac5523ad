package dev.bellwether.decide.reconcile;

import dev.bellwether.incident.Place;

/**
 * How one location of the fleet stands.
 *
 * @param place  as last seen
 * @param belief what is not settled about it
 */
public record Standing(Place place, Belief belief) {}
