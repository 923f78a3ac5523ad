package dev.bellwether.locate;

import java.time.Instant;

/**
 * Asking for everything has failed; fired as a CDI event.
 *
 * @param since since when it fails
 * @param why   what went wrong this time, for people
 * @param at    when it was asked
 */
public record PollFailed(Instant since, String why, Instant at) {}
