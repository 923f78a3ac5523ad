package dev.bellwether.receive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bounded memory of bodies accepted lately, so that a resend costs nothing downstream. Lost on restart, by design. */
final class RecentBodies {

    private final Duration window;
    private final Duration windowUntimed;
    private final Cache<Key, Accepted> memory;

    RecentBodies(WebhookSettings.Duplicates settings) {
        this.window = settings.window();
        this.windowUntimed = settings.windowUntimed();
        this.memory = Caffeine.newBuilder()
                .executor(Runnable::run) // its housekeeping is less work than a change of threads
                .maximumWeight(settings.maxIds())
                .weigher((Key key, Accepted value) -> 1 + value.ids().size())
                .expireAfter(Expiry.creating((Key key, Accepted value) -> value.remembered()))
                .build();
    }

    /** What the ids answered for this very body are found by. */
    static Key key(byte[] body) {
        try {
            return new Key(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The ids that were answered for the body, or null when it is not remembered. */
    @Nullable List<EventId> find(Key body) {
        Accepted accepted = memory.getIfPresent(body);
        return accepted == null ? null : accepted.ids();
    }

    /** Remembers a body whose events are safe. */
    void remember(Key body, List<DeviceEvent> events) {
        boolean timed = events.stream().allMatch(event -> event.facts().occurredAt() != null);
        List<EventId> ids = events.stream().map(DeviceEvent::id).toList();
        memory.put(body, new Accepted(ids, timed ? window : windowUntimed));
    }

    /** A body, by its digest. */
    record Key(ByteBuffer digest) {}

    private record Accepted(List<EventId> ids, Duration remembered) {}
}
