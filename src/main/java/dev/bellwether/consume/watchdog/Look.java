package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.watchdog.Progress.Part;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the consumer saw.
 *
 * @param steps      how often something was taken or done with
 * @param hand       what is in hand; null for nothing
 * @param polled     how long ago the loop polled Kafka
 * @param membership what it is subscribed to; null when the loop did not say
 * @param backlog    what Kafka has of the topic; null when it gave no answer
 * @param orphans    partitions with something waiting that no member of the group has
 */
record Look(
        long steps,
        @Nullable Hand hand,
        Duration polled,
        @Nullable Membership membership,
        @Nullable Map<Part, Backlog> backlog,
        Set<Part> orphans) {

    /**
     * What this consumer was given.
     *
     * @param assigned its partitions
     * @param paused   those that it does not read just now
     */
    record Membership(Set<Part> assigned, Set<Part> paused) {}

    /**
     * What waits in a partition.
     *
     * @param committed where the group goes on after a restart
     * @param finished  the offset after the last that this consumer finished, in this topic as it is now
     * @param end       the offset that the next record gets
     */
    record Backlog(long committed, long finished, long end) {

        /** Records nobody has finished. */
        long unfinished() {
            return Math.max(0, end - Math.max(committed, finished));
        }

        /** Records that are finished, and would be read again after a restart. */
        long uncommitted() {
            return Math.max(0, Math.min(end, finished) - committed);
        }
    }

    /** Of the partitions that are this consumer's. */
    long unfinished() {
        return mine(Backlog::unfinished);
    }

    /** Likewise. */
    long uncommitted() {
        return mine(Backlog::uncommitted);
    }

    private long mine(ToLongFunction<Backlog> count) {
        return backlog == null || membership == null
                ? 0
                : backlog.entrySet().stream()
                        .filter(part -> membership.assigned().contains(part.getKey()))
                        .mapToLong(part -> count.applyAsLong(part.getValue()))
                        .sum();
    }
}
