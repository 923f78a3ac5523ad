package dev.bellwether.consume.inbox;

import dev.bellwether.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param outcome  a bounded word for what was decided
 * @param reason   why
 * @param incident which incident it has to do with; null where none
 */
public record Effect(String outcome, String reason, @Nullable IncidentId incident) {}
