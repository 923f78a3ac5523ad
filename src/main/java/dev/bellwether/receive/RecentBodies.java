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
    private final Cache<ByteBuffer, Accepted> memory;

    RecentBodies(WebhookSettings.Duplicates settings) {
        this.window = settings.window();
        this.windowUntimed = settings.windowUntimed();
        this.memory = Caffeine.newBuilder()
                .maximumWeight(settings.maxIds())
                .weigher((ByteBuffer key, Accepted value) -> 1 + value.ids().size())
                .expireAfter(Expiry.creating((ByteBuffer key, Accepted value) -> value.remembered()))
                .build();
    }

    /** The ids that were answered for this very body, or null when it is not remembered. */
    @Nullable List<EventId> find(byte[] body) {
        Accepted accepted = memory.getIfPresent(key(body));
        return accepted == null ? null : accepted.ids();
    }

    /** Remembers a body whose events are safe. */
    void remember(byte[] body, List<DeviceEvent> events) {
        boolean timed = events.stream().allMatch(event -> event.facts().occurredAt() != null);
        List<EventId> ids = events.stream().map(DeviceEvent::id).toList();
        memory.put(key(body), new Accepted(ids, timed ? window : windowUntimed));
    }

    private static ByteBuffer key(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Accepted(List<EventId> ids, Duration remembered) {}
}
