package dev.bellwether.incident;

/**
 * What there is at most one live incident of.
 *
 * @param location the location's id, or what stands for it when a delivery names none
 * @param kind     what it is about
 */
public record IncidentKey(String location, Kind kind) {}
