package dev.bellwether.decide.replay;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.Incident;
import java.time.Instant;

/**
 * A message that would have been told.
 *
 * @param at          when
 * @param receiver    to whom
 * @param integration by which of the receiver's ways, e.g. {@code slack/0}
 * @param reason      why
 * @param incident    as it was then
 */
public record Message(Instant at, String receiver, String integration, Reason reason, Incident incident) {}
