package dev.bellwether.locate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn that was taken.
 *
 * @param agenda       what to ask
 * @param triedBefore  when Bikeep was last asked for everything, with or without success; null when never
 * @param failingSince since when everything fails; null when it did not
 */
record Turn(Agenda agenda, @Nullable Instant triedBefore, @Nullable Instant failingSince) {}
