package dev.bellwether.bikeep;

import dev.bellwether.bikeep.TokenEndpoint.Granted;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The access token: kept, renewed before it expires, one request in flight however many ask. How long it is good is
 * measured by our clock alone, so that it may differ from Bikeep's.
 */
@Singleton
class BikeepToken {

    private static final Logger LOG = Logger.getLogger(BikeepToken.class);
    /** A token that is good for less than a few times the margin would otherwise be renewed at every call. */
    private static final int SHARE_OF_LIFETIME = 4;

    private final Supplier<Granted> endpoint;
    private final Duration early;
    private final InstantSource clock;
    private @Nullable Held held;
    private @Nullable CompletableFuture<Held> inFlight;

    private record Held(String token, Instant renewAt, Instant expiresAt) {}

    @Inject
    BikeepToken(TokenEndpoint endpoint, BikeepSettings settings, InstantSource clock) {
        this(endpoint::grant, settings.tokenRenewal(), clock);
    }

    BikeepToken(Supplier<Granted> endpoint, Duration early, InstantSource clock) {
        this.endpoint = endpoint;
        this.early = early;
        this.clock = clock;
    }

    /** A token that is good now. Blocks while one is fetched; throws trouble of the kind TOKEN when none is to be had. */
    String current() {
        CompletableFuture<Held> fetched;
        boolean mine = false;
        Held old;
        synchronized (this) {
            old = held;
            if (old != null && clock.instant().isBefore(old.renewAt())) {
                return old.token();
            }
            if (inFlight == null) {
                inFlight = new CompletableFuture<>();
                mine = true;
            }
            fetched = inFlight;
        }
        if (mine) {
            fetch(fetched);
        }
        return await(fetched, old);
    }

    /** Forgets that token, after Bikeep refused it; a newer one stays. */
    synchronized void refused(String token) {
        if (held != null && held.token().equals(token)) {
            held = null;
        }
    }

    private void fetch(CompletableFuture<Held> waiting) {
        try {
            Instant began = clock.instant();
            Granted granted = endpoint.get();
            Duration margin = granted.lifetime().dividedBy(SHARE_OF_LIFETIME);
            Instant end = began.plus(granted.lifetime());
            Held fresh = new Held(
                    granted.token(), end.minus(early.compareTo(margin) < 0 ? early : margin), end);
            synchronized (this) {
                held = fresh;
                inFlight = null;
            }
            waiting.complete(fresh);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                inFlight = null;
            }
            waiting.completeExceptionally(e);
        }
    }

    private String await(CompletableFuture<Held> fetched, @Nullable Held old) {
        try {
            return fetched.join().token();
        } catch (CompletionException e) {
            if (old != null && clock.instant().isBefore(old.expiresAt())) {
                LOG.warnf("token not renewed, the old one is still good reason=%s", e.getCause().getMessage());
                return old.token();
            }
            throw e.getCause() instanceof BikeepTrouble trouble ? trouble : e;
        }
    }
}
