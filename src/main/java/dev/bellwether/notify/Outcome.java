package dev.bellwether.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message. */
public sealed interface Outcome {

    /** For logs and metrics. */
    String word();

    /** What the far side said, or what went wrong, for the operator; carries no secret. */
    String said();

    /** Whether the message may have arrived all the same: the connection broke after it had been sent. */
    default boolean unsure() {
        return false;
    }

    /**
     * The far side has it.
     *
     * @param said         for the operator; carries no secret
     * @param conversation what the channel wants to have back with the next message of this incident; null for nothing
     */
    record Delivered(String said, @Nullable String conversation) implements Outcome {

        @Override
        public String word() {
            return "delivered";
        }
    }

    /**
     * Not now; a later attempt to tell this may succeed. Other messages are not concerned.
     *
     * @param said   for the operator; carries no secret
     * @param unsure whether it may have arrived all the same
     */
    record TryAgain(String said, boolean unsure) implements Outcome {

        @Override
        public String word() {
            return "postponed";
        }
    }

    /**
     * The far side takes nothing now, whatever it is: it cannot be reached, is overloaded, or wants us to wait.
     *
     * @param said   for the operator; carries no secret
     * @param after  how long the far side wants us to wait, or null when it did not say
     * @param unsure whether it may have arrived all the same
     */
    record Unavailable(String said, @Nullable Duration after, boolean unsure) implements Outcome {

        @Override
        public String word() {
            return "postponed";
        }
    }

    /**
     * Nothing arrives at this target until somebody mends it: its address or its secret is wrong.
     *
     * @param said for the operator; carries no secret
     */
    record Broken(String said) implements Outcome {

        @Override
        public String word() {
            return "broken";
        }
    }

    /**
     * This message never; repeating the same would fail again.
     *
     * @param said for the operator; carries no secret
     */
    record Refused(String said) implements Outcome {

        @Override
        public String word() {
            return "failed";
        }
    }
}
