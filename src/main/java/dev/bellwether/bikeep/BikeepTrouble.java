package dev.bellwether.bikeep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bikeep could not be asked, or answered what cannot be used. Says nothing about any location. The message names the
 * call and whatever is known of status, error code and correlation id, and never a token or secret.
 */
public final class BikeepTrouble extends RuntimeException {

    /** What went wrong. */
    public enum Kind {
        /** The token endpoint refused, failed or was not reached, or there are no credentials; the API was not asked. */
        TOKEN,
        /** No connection, or it was cut before an answer began. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** Asked too often: 429, or not sent because an earlier 429 said to wait. */
        THROTTLED,
        /** The request is wrong or not allowed: any other 4xx, or not sent because it can only be refused. */
        REFUSED,
        /** Bikeep failed: 5xx. */
        FAILED,
        /** An answer that is not what the guide promises: a page for people, half a body, no list. */
        UNREADABLE,
        /** Not sent, because too many calls before it failed. */
        PAUSED;

        /** Whether the same call may well succeed a moment later, and whether it speaks of Bikeep being unwell. */
        boolean passes() {
            return this == UNREACHABLE || this == TIMEOUT || this == FAILED;
        }

        /** The name in messages, logs and metrics. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an answer told about the trouble; each may be null.
     *
     * @param status        HTTP status
     * @param errorCode     Bikeep's, e.g. {@code ERRORS.LOCK_COMMAND_THROTTLED}
     * @param correlationId Bikeep's, to be named to its support
     * @param retryAfter    how long to wait
     */
    record Facts(
            @Nullable Integer status,
            @Nullable String errorCode,
            @Nullable String correlationId,
            @Nullable Duration retryAfter) {

        static final Facts NONE = new Facts(null, null, null, null);

        static Facts wait(Duration retryAfter) {
            return new Facts(null, null, null, retryAfter);
        }

        private String suffix() {
            return part("status", status) + part("error_code", errorCode) + part("correlation_id", correlationId)
                    + part("retry_after", retryAfter);
        }

        private static String part(String name, @Nullable Object value) {
            return value == null ? "" : " " + name + "=" + value;
        }
    }

    private final Kind kind;
    private final transient Facts facts;

    BikeepTrouble(Kind kind, Call call, String words, Facts facts) {
        super("Bikeep call=" + call.tag() + " kind=" + kind.tag() + facts.suffix() + ": " + words);
        this.kind = kind;
        this.facts = facts;
    }

    BikeepTrouble(Kind kind, Call call, String words) {
        this(kind, call, words, Facts.NONE);
    }

    /** The same with what caused it. */
    BikeepTrouble because(@Nullable Throwable cause) {
        initCause(cause);
        return this;
    }

    Facts facts() {
        return facts;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The answer's HTTP status; empty when there was no answer. */
    public OptionalInt status() {
        return facts.status() == null ? OptionalInt.empty() : OptionalInt.of(facts.status());
    }

    /** Bikeep's error code, to branch on. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(facts.errorCode());
    }

    /** Bikeep's correlation id, to be named to its support. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(facts.correlationId());
    }

    /** How long to wait before asking again; null when Bikeep did not say. */
    public @Nullable Duration retryAfter() {
        return facts.retryAfter();
    }
}
