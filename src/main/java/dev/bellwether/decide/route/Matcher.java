package dev.bellwether.decide.route;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A condition on one label. A label that an alert does not have is empty; of several values, as with tags, one that is
 * equal is enough, and none may be where it must not.
 *
 * @param label    which
 * @param operator how it is compared
 * @param value    with what; for the last two operators a regular expression that must match as a whole
 */
public record Matcher(Label label, Operator operator, String value) {

    public Matcher {
        if (operator.isRegex()) {
            Pattern.compile(value);
        }
    }

    /** Whether these labels fulfil it. */
    public boolean matches(Labels labels) {
        List<String> values = labels.of(label);
        return switch (operator) {
            case EQUAL -> values.contains(value);
            case NOT_EQUAL -> !values.contains(value);
            case MATCHES -> values.stream().anyMatch(Pattern.compile(value).asMatchPredicate());
            case MATCHES_NOT -> values.stream().noneMatch(Pattern.compile(value).asMatchPredicate());
        };
    }

    /** As rules write it. */
    @Override
    public String toString() {
        return label.written() + operator.written() + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Alertmanager's four comparisons. */
    public enum Operator {
        /** {@code =} */
        EQUAL("="),
        /** {@code !=} */
        NOT_EQUAL("!="),
        /** {@code =~} */
        MATCHES("=~"),
        /** {@code !~} */
        MATCHES_NOT("!~");

        private final String written;

        Operator(String written) {
            this.written = written;
        }

        /** As rules write it. */
        public String written() {
            return written;
        }

        boolean isRegex() {
            return this == MATCHES || this == MATCHES_NOT;
        }
    }
}
