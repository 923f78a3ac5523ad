package dev.bellwether.notify;

import java.time.Instant;

/** Telling people past the outbox and the dispatcher, for when these may be what is broken. */
public interface SecondPath {

    /**
     * Tells it at once by every way of the receiver, and blocks until each has been tried.
     *
     * @return whether it has arrived by one of them at least; who has more than one way is not told twice because
     *     another one fails
     */
    boolean tell(String receiver, Trouble trouble);

    /**
     * What is wrong with the service itself.
     *
     * @param name     a bounded word; whatever is told under the same name belongs together
     * @param title    one line
     * @param sentence what happened
     * @param meaning  what it means for those who count on the service
     * @param since    when it began
     * @param over     whether it is over
     */
    record Trouble(String name, String title, String sentence, String meaning, Instant since, boolean over) {}
}
