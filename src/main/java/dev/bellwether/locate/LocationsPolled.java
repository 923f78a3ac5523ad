package dev.bellwether.locate;

import dev.bellwether.incident.Polled;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A poll has succeeded; fired as a CDI event.
 *
 * @param looks what it answered beside what was known, each as of the time the poll began
 * @param all   whether it was a poll of everything
 * @param before when everything was last asked for before this poll, with or without success; null when never
 * @param at    when it began
 */
public record LocationsPolled(List<Polled> looks, boolean all, @Nullable Instant before, Instant at) {}
