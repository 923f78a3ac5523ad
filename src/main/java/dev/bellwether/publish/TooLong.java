package dev.bellwether.publish;

/** An event is longer than the broker takes: trying again never helps. */
public final class TooLong extends RuntimeException {

    TooLong(Throwable cause) {
        super("an event is longer than the broker takes", cause);
    }
}
