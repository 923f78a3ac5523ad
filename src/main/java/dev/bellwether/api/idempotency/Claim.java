package dev.bellwether.api.idempotency;

import org.jspecify.annotations.Nullable;

/** What is known of a call when somebody asks for it. */
sealed interface Claim {

    /** Nothing: it is the first, and to be done. */
    record First() implements Claim {}

    /** It was asked for before, and is under way, or nobody knows how it ended. */
    record Pending() implements Claim {}

    /** The key stands for another request. */
    record Other() implements Claim {}

    /**
     * It was done.
     *
     * @param status    of the answer
     * @param mediaType of its body
     * @param body      null when it had none
     * @param location  its header of that name
     * @param etag      its header of that name
     */
    record Answered(int status, String mediaType, @Nullable String body, @Nullable String location, @Nullable String etag)
            implements Claim {}
}
