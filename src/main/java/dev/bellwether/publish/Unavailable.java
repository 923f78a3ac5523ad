package dev.bellwether.publish;

/** The events are not safe: the broker is away, slow, or too much is waiting for it. Trying again later may help. */
public final class Unavailable extends RuntimeException {

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
