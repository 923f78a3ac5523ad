package dev.bellwether.notify;

import dev.bellwether.local.http.Fault;
import java.time.Duration;

/** What a far side that speaks HTTP may do. */
enum HttpTrouble {
    /** Slow, but within our patience. */
    SLOW(Fault.slow(Duration.ofMillis(300)), false),
    /** Slower than we are patient, and takes the message all the same. */
    TOO_SLOW(Fault.lateAnswer(Duration.ofMinutes(1)), true),
    /** Ill. */
    FAILING(Fault.status(500), false),
    /** Ill, and takes the message all the same. */
    FAILING_AFTER_ALL(Fault.statusAfterAll(500), true),
    /** Takes the request and never says a word. */
    SILENT(Fault.hang(), false),
    /** Reads the request and hangs up. */
    HANGING_UP(Fault.drop(), false),
    /** Takes the message and hangs up. */
    HANGING_UP_AFTER_ALL(Fault.lostAnswer(), true),
    /** Takes the message and hangs up while it says so. */
    HANGING_UP_MID_ANSWER(Fault.halfBody(), true);

    private final Fault fault;
    private final boolean takes;

    HttpTrouble(Fault fault, boolean takes) {
        this.fault = fault;
        this.takes = takes;
    }

    Fault fault() {
        return fault;
    }

    /** Whether the message is taken although we do not hear so. */
    boolean takes() {
        return takes;
    }
}
