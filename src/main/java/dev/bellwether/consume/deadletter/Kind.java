package dev.bellwether.consume.deadletter;

import dev.bellwether.event.wire.UndecodableEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a record became a letter, in a bounded word. */
public enum Kind {
    /** It is not one of ours, or damaged. */
    UNDECODABLE,
    /** It follows a schema that the build which read it did not know. */
    UNKNOWN_VERSION,
    /** It could be read; what was made of it threw. */
    FAILED;

    /** As headers, the API and the README have it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so. */
    public static Optional<Kind> of(String written) {
        return Arrays.stream(values()).filter(kind -> kind.written().equals(written)).findFirst();
    }

    static Kind of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UndecodableEvent undecodable) {
                return undecodable.isUnknownVersion() ? UNKNOWN_VERSION : UNDECODABLE;
            }
        }
        return FAILED;
    }
}
