package dev.bellwether.event.wire;

/**
 * What is added to the headers of a record that could not be processed. Those of SmallRye's connector keep its names, so
 * that whoever reads them already goes on doing so.
 */
public final class DeadLetterHeaders {

    /** What all of them begin with. */
    public static final String PREFIX = "dead-letter-";

    /** The message of what was thrown. */
    public static final String REASON = "dead-letter-reason";
    /** A bounded word for it: {@code undecodable}, {@code unknown-version} or {@code failed}. */
    public static final String KIND = "dead-letter-kind";
    /** The class of what was thrown. */
    public static final String EXCEPTION = "dead-letter-exception-class-name";
    /** The message of its cause. */
    public static final String CAUSE = "dead-letter-cause";
    /** The class of its cause. */
    public static final String CAUSE_CLASS = "dead-letter-cause-class-name";
    /** Where it was thrown. */
    public static final String STACK = "dead-letter-stack";
    /** How often the record was processed in vain. */
    public static final String ATTEMPTS = "dead-letter-attempts";
    /** The topic the record came from. */
    public static final String TOPIC = "dead-letter-topic";
    /** Its partition there. */
    public static final String PARTITION = "dead-letter-partition";
    /** Its offset there. */
    public static final String OFFSET = "dead-letter-offset";
    /** The letter of which this is the next attempt. */
    public static final String REPLAY_OF = "dead-letter-replay-of";
    /** How the value is written, when it is not as it came. */
    public static final String ENCODING = "dead-letter-encoding";

    /** The encoding of a value that was too long otherwise. */
    public static final String GZIP = "gzip";
    /** The encoding of a value that was too long all the same: it, and the headers, stayed where the record came from. */
    public static final String LEFT = "left";

    private DeadLetterHeaders() {}
}
