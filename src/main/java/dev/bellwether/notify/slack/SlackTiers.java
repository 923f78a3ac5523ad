package dev.bellwether.notify.slack;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes no call that Slack would refuse: its methods belong to tiers, each with a number of calls a minute for one app in one
 * workspace. Edits and look-ups are of Tier 3; messages have a pace of their own, channel by channel, which their lane keeps.
 * Several replicas know nothing of each other here: what is too much for all of them together is answered with 429.
 */
final class SlackTiers implements Interceptor {

    private static final Set<String> TIER_3 = Set.of("chat.update", "conversations.history", "conversations.replies");

    private final int perMinute;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    private record Key(String method, int token) {}

    /** With so many calls a minute to each of the methods, for each token. */
    SlackTiers(int perMinute) {
        this.perMinute = perMinute;
    }

    /** The tier is used up; nothing was sent. */
    static final class UsedUp extends IOException {

        private final Duration after;

        private UsedUp(String method, Duration after) {
            super("as many calls of " + method + " were made as Slack takes a minute");
            this.after = after;
        }

        /** When the next call may be made. */
        Duration after() {
            return after;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String method = request.url().pathSegments().get(request.url().pathSize() - 1);
        if (TIER_3.contains(method)) {
            ConsumptionProbe probe = buckets
                    .computeIfAbsent(new Key(method, String.valueOf(request.header("Authorization")).hashCode()), key -> bucket())
                    .tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw new UsedUp(method, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
        return chain.proceed(request);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
