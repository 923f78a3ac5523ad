package dev.bellwether.event.wire;

/** A record that is not one of ours: no amount of retrying helps, it belongs among the dead letters. */
public final class UndecodableEvent extends RuntimeException {

    /** Says what is wrong with the record, without quoting its payload. */
    public UndecodableEvent(String message) {
        super(message);
    }

    /** Says what is wrong with the record and keeps the parser's word on it. */
    public UndecodableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
