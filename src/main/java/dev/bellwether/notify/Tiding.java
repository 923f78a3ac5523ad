package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import java.time.Instant;

/**
 * A message that a transaction wrote or changed.
 *
 * @param incident    about which
 * @param title       in a line, what it is about: kind and location
 * @param receiver    for whom
 * @param integration by which of the receiver's ways
 * @param reason      why it is told
 * @param state       {@code pending}, or {@code cancelled} when it is needless from now on
 * @param dueAt       when it is to be told
 * @param heldBack    whether it waits until another incident, a silence or a storm is over
 */
public record Tiding(
        IncidentId incident,
        String title,
        String receiver,
        String integration,
        Reason reason,
        String state,
        Instant dueAt,
        boolean heldBack) {}
