package dev.bellwether.receive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How often a client may fail to prove a delivery. Asked only after the proof has failed: behind a proxy all clients
 * share one address, and a forger must not be able to lock Bikeep out.
 */
final class UnprovenLimit {

    private static final int CLIENTS = 10_000;

    private final int perMinute;
    private final Cache<String, Bucket> clients =
            Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(Duration.ofMinutes(2)).build();

    UnprovenLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether this client has failed too often lately. */
    boolean isExceededBy(String client) {
        return !clients.get(client, c -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
