package dev.bellwether.incident;

import java.time.Instant;

/**
 * What should have been done by now and was not.
 *
 * @param count how many
 * @param since when the first of them should have been done
 */
public record Late(long count, Instant since) {}
