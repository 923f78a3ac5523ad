package dev.bellwether.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody takes care.
 *
 * @param who   a person's or a token's name
 * @param at    when they said so
 * @param until when they want to hear of it again if it goes on then; null for not at all
 */
public record Acknowledgement(String who, Instant at, @Nullable Instant until) {}
