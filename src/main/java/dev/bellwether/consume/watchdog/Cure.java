package dev.bellwether.consume.watchdog;

import java.util.Locale;

/** What can be done from within for a consumer that stands still. */
enum Cure {
    /** Interrupts what the loop waits for. */
    WAKE,
    /** Reads again what is paused. */
    RESUME,
    /** Tells Kafka how far it has come, and joins anew, so that the connector, too, knows. */
    COMMIT,
    /** Leaves its partitions and asks for them anew; what was not committed is read again, and the inbox knows it. */
    REJOIN;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
