package dev.bellwether.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message. */
public sealed interface Outcome {

    /** The far side has it. */
    record Delivered() implements Outcome {}

    /**
     * Not now; a later attempt may succeed.
     *
     * @param why   for the operator; carries no secret
     * @param after how long the far side wants us to wait, or null when it did not say
     */
    record TryAgain(String why, @Nullable Duration after) implements Outcome {}

    /**
     * Never; repeating the same would fail again.
     *
     * @param why for the operator; carries no secret
     */
    record Refused(String why) implements Outcome {}
}
