package dev.bellwether.decide;

import java.time.Instant;

/** What a decision means for the people on call. */
public sealed interface Plan {

    /**
     * Tell the receiver, not before that time. Whatever is already waiting to be told about the incident is told with it.
     *
     * @param receiver  its name
     * @param reason    why
     * @param notBefore when at the earliest
     */
    record Tell(String receiver, Reason reason, Instant notBefore) implements Plan {}

    /** Tell whoever was told that it is over; whoever was not yet told need not hear of it at all. */
    record Settle() implements Plan {}

    /** Nothing to tell. */
    record Silence() implements Plan {}
}
