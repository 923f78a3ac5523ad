package dev.bellwether.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * So many a minute from one client, and so many from all of them together. A client that was quiet may send a minute's
 * worth at once. What a client sends beyond its own limit takes nothing from the others'.
 */
public final class RateLimit {

    /** Whoever is remembered beyond this many is forgotten, the longest quiet first. */
    private static final int CLIENTS = 10_000;
    private static final int ALMOST_A_SECOND = 999_999_999;

    private final Cache<String, Bucket> clients =
            Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(Duration.ofMinutes(2)).build();
    private final int perMinute;
    private final Bucket inAll;

    /**
     * A limit that nothing was taken from.
     *
     * @param perMinute of one client, at least 1
     * @param inAll     a minute, of all clients together, at least 1
     */
    public RateLimit(int perMinute, int inAll) {
        this.perMinute = perMinute;
        this.inAll = bucket(inAll);
    }

    /**
     * Takes one for this client, if it may.
     *
     * @param client its name or address
     * @return zero if it may; else after how many seconds, rounded up, to come again, and nothing was taken
     */
    public long secondsToWait(String client) {
        Bucket own = clients.get(client, c -> bucket(perMinute));
        long wait = take(own);
        if (wait > 0) {
            return wait;
        }
        long others = take(inAll);
        if (others > 0) {
            own.addTokens(1);
        }
        return others;
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Duration.ofNanos(probe.getNanosToWaitForRefill() + ALMOST_A_SECOND).toSeconds();
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
