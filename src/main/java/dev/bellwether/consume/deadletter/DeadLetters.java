package dev.bellwether.consume.deadletter;

import dev.bellwether.consume.deadletter.TopicReader.Extent;
import dev.bellwether.consume.inbox.Spot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The letters, read from their topic whenever somebody asks. */
@ApplicationScoped
public class DeadLetters {

    private final TopicReader reader;
    private final String topic;

    DeadLetters(
            TopicReader reader, @ConfigProperty(name = "mp.messaging.outgoing.letters-out.topic") String topic) {
        this.reader = reader;
        this.topic = topic;
    }

    /** Kafka gave no answer in time. */
    public static final class Away extends RuntimeException {
        Away(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Some letters.
     *
     * @param letters the newest first
     * @param next    where older ones begin; null when there are none
     */
    public record Page(List<DeadLetter> letters, @Nullable Cursor next) {
        public Page {
            letters = List.copyOf(letters);
        }
    }

    /** The newest before that. */
    public Page page(Cursor from, int limit) {
        return ask(topic, open -> {
            Map<Integer, Extent> extents = open.extents();
            Map<Integer, Long> before = new TreeMap<>();
            Map<Integer, Deque<DeadLetter>> heads = new HashMap<>();
            extents.forEach((partition, extent) -> {
                long end = from.before(partition, extent.end());
                before.put(partition, end);
                Deque<DeadLetter> newest = new ArrayDeque<>();
                open.read(partition, new Extent(Math.max(extent.start(), end - limit), end), record -> {
                    newest.push(DeadLetter.of(record));
                    return true;
                });
                heads.put(partition, newest);
            });
            List<DeadLetter> letters = merged(heads, limit);
            letters.forEach(letter -> before.merge(letter.id().partition(), letter.id().offset(), Math::min));
            boolean more = extents.entrySet().stream()
                    .anyMatch(part -> before.get(part.getKey()) > part.getValue().start());
            return new Page(letters, more ? new Cursor(before) : null);
        });
    }

    /** One; empty when the topic has none of that id, or no longer. What had stayed where it came from is fetched. */
    public Optional<DeadLetter> find(LetterId id) {
        return one(topic, id.partition(), id.offset()).map(this::whole);
    }

    /** The oldest first; ends when there are no more or nobody wants the next. */
    public void each(LetterId from, LetterId to, Predicate<DeadLetter> wantsMore) {
        ask(topic, open -> {
            Extent there = open.extents().getOrDefault(from.partition(), new Extent(0, 0));
            Extent wanted = new Extent(Math.max(there.start(), from.offset()), Math.min(there.end(), to.offset() + 1));
            open.read(from.partition(), wanted, record -> wantsMore.test(DeadLetter.of(record)));
            return true;
        });
    }

    /** All there are now, partition by partition, the oldest first; ends when nobody wants the next. */
    public void each(Predicate<DeadLetter> wantsMore) {
        ask(topic, open -> {
            boolean[] goOn = {true};
            open.extents().forEach((partition, extent) -> {
                if (goOn[0]) {
                    open.read(partition, extent, record -> goOn[0] = wantsMore.test(DeadLetter.of(record)));
                }
            });
            return true;
        });
    }

    /** With what had stayed where it came from, if that is there still. */
    public DeadLetter whole(DeadLetter letter) {
        Spot origin = letter.origin();
        return letter.isLeft()
                ? one(origin.topic(), origin.partition(), origin.offset()).map(came -> letter.with(came.record())).orElse(letter)
                : letter;
    }

    private Optional<DeadLetter> one(String where, int partition, long offset) {
        return ask(where, open -> {
            Extent there = open.extents().getOrDefault(partition, new Extent(0, 0));
            List<DeadLetter> found = new ArrayList<>();
            if (offset >= there.start() && offset < there.end()) {
                open.read(partition, new Extent(offset, offset + 1), record -> found.add(DeadLetter.of(record)));
            }
            return found.stream().findFirst();
        });
    }

    /** Of each partition the newest come first, whatever their times say, so that a cursor leaves none out. */
    private static List<DeadLetter> merged(Map<Integer, Deque<DeadLetter>> heads, int limit) {
        List<DeadLetter> merged = new ArrayList<>();
        while (merged.size() < limit) {
            Optional<Deque<DeadLetter>> next = heads.values().stream()
                    .filter(head -> !head.isEmpty())
                    .max(Comparator.comparing(head -> head.peek().at()));
            if (next.isEmpty()) {
                break;
            }
            merged.add(next.get().pop());
        }
        return merged;
    }

    private <T> T ask(String where, TopicReader.Question<T> question) {
        try {
            return reader.ask(where, question);
        } catch (TopicReader.Away e) {
            throw new Away(e);
        }
    }
}
