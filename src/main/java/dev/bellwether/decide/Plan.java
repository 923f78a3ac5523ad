package dev.bellwether.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a decision means for the people on call. */
public sealed interface Plan {

    /**
     * Tell these.
     *
     * @param tells at most one for a receiver
     */
    record Spread(List<Tell> tells) implements Plan {
        public Spread {
            tells = List.copyOf(tells);
        }
    }

    /**
     * Tell whoever was told that it is over; whoever was not yet told need not hear of it at all.
     *
     * @param notBefore when at the earliest, by receiver; now for those not named
     */
    record Settle(Map<String, Instant> notBefore) implements Plan {
        public Settle {
            notBefore = Map.copyOf(notBefore);
        }
    }

    /** Do not tell again that it goes on: somebody takes care. */
    record Quieten() implements Plan {}

    /**
     * Add a line where those who were told follow the details; nobody is called for it.
     *
     * @param line for people
     */
    record Mention(String line) implements Plan {}

    /** Nothing to tell. */
    record Nothing() implements Plan {}

    /**
     * Tell a receiver, not before that time. Whatever is already waiting to be told about the incident is told with it.
     *
     * @param receiver  its name
     * @param reason    why
     * @param notBefore when at the earliest
     */
    record Tell(String receiver, Reason reason, Instant notBefore) {}
}
