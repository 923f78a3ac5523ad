package dev.bellwether.receive;

import dev.bellwether.event.EventId;
import dev.bellwether.problem.Problem;
import java.util.List;

/** What a caller gets. */
sealed interface Answer {

    /**
     * The delivery is safe.
     *
     * @param status {@code accepted}, {@code duplicate} or {@code ignored}
     * @param ids    of its events, in the order they were sent
     */
    record Taken(String status, List<EventId> ids) implements Answer {}

    /**
     * The delivery is refused.
     *
     * @param reason     a bounded word for metrics
     * @param problem    words for the caller
     * @param retryAfter after how many seconds it is worth sending again; zero: never as it is
     */
    record Refused(String reason, Problem problem, long retryAfter) implements Answer {}
}
