package dev.bellwether.event.wire;

/** A record that is not one of ours: no amount of retrying helps, it belongs among the dead letters. */
public final class UndecodableEvent extends RuntimeException {

    private final boolean unknownVersion;

    /** Says what is wrong with the record, without quoting its payload. */
    public UndecodableEvent(String message) {
        this(message, false);
    }

    /** Says what is wrong with the record and keeps the parser's word on it. */
    public UndecodableEvent(String message, Throwable cause) {
        super(message, cause);
        this.unknownVersion = false;
    }

    private UndecodableEvent(String message, boolean unknownVersion) {
        super(message);
        this.unknownVersion = unknownVersion;
    }

    /** A record of a schema that this build does not know; another build may. */
    static UndecodableEvent ofSchema(String schema) {
        return new UndecodableEvent("unknown schema " + schema + ", this build reads " + CloudEvents.SCHEMA, true);
    }

    /** Whether another build may well be able to read the record. */
    public boolean isUnknownVersion() {
        return unknownVersion;
    }
}
