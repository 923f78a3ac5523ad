/**
 * Noun: what people are told about. An {@link dev.bellwether.incident.Alert} is one condition on one device or location,
 * an {@link dev.bellwether.incident.Incident} groups those of one location and kind; its states are types, and a
 * transition is a method of the states that allow it. Pure; the port {@link dev.bellwether.incident.Incidents} is how it
 * is kept. Must never decide whether anybody is told.
 */
@NullMarked
package dev.bellwether.incident;

import org.jspecify.annotations.NullMarked;
