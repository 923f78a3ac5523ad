package dev.bellwether.decide.audit;

import dev.bellwether.incident.Late;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look saw.
 *
 * @param books    of the database; null when it gave no answer
 * @param booksAt  when the database last gave one
 * @param topics   of Kafka; null when it gave no answer
 * @param topicsAt when Kafka last gave one
 * @param stall    of this replica's own consumer; null when it goes on
 */
public record Sight(
        @Nullable Books books, Instant booksAt, @Nullable Topics topics, Instant topicsAt, @Nullable Stall stall) {

    /** With a consumer that goes on. */
    public Sight(@Nullable Books books, Instant booksAt, @Nullable Topics topics, Instant topicsAt) {
        this(books, booksAt, topics, topicsAt, null);
    }

    /** Whether that source was heard in this look. */
    public boolean isAnswered(Failing.Source source) {
        return switch (source) {
            case DATABASE -> books != null;
            case KAFKA -> topics != null;
            case SELF -> true;
        };
    }

    /**
     * A consumer that stands still.
     *
     * @param since when it was found
     * @param why   in words
     */
    public record Stall(Instant since, String why) {}

    /**
     * What the database says.
     *
     * @param incidents of which something has been due for too long; null for none
     * @param messages  that have been due for too long; null for none
     * @param failed    the messages that failed for good since the last look, in words
     * @param spooled   the webhooks that Kafka has not taken
     */
    public record Books(@Nullable Late incidents, @Nullable Late messages, List<String> failed, Spooled spooled) {
        public Books {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Webhooks in the spool.
     *
     * @param waiting  how many wait for Kafka
     * @param oldest   when the first of them came; null when none waits
     * @param full     what share of the spool's bounds is used, from 0 to 1
     * @param setAside how many can never be published
     */
    public record Spooled(long waiting, @Nullable Instant oldest, double full, long setAside) {

        /** None. */
        public static final Spooled NONE = new Spooled(0, null, 0, 0);
    }

    /**
     * What Kafka says.
     *
     * @param unread      where something lies beyond what the consumer has committed
     * @param deadLetters how many were added since the last look
     */
    public record Topics(List<Unread> unread, long deadLetters) {
        public Topics {
            unread = List.copyOf(unread);
        }
    }

    /**
     * A partition of which something is uncommitted.
     *
     * @param count how many records
     * @param since the time of the first
     */
    public record Unread(long count, Instant since) {}
}
