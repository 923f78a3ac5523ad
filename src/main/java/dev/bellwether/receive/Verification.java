package dev.bellwether.receive;

import dev.bellwether.receive.verify.PinStore;
import dev.bellwether.receive.verify.Scheme;
import dev.bellwether.receive.verify.Seed;
import dev.bellwether.receive.verify.Verifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Sets the verifier up from the settings and from what was pinned before. */
class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final String AUTO = "auto";

    @Produces
    @Singleton
    Verifier verifier(WebhookSettings settings, PinnedSchemes pins, SchemeMetrics metrics) {
        List<Seed> seeds = settings.seeds().orElse(List.of()).stream()
                .filter(text -> !text.isBlank())
                .map(text -> new Seed(text.strip()))
                .toList();
        List<Scheme> pinned = settings.scheme().equals(AUTO) ? pins.load() : List.of(configured(settings.scheme()));
        metrics.pinned(pinned);
        LOG.infof("verification set up seeds=%d scheme=%s pinned=%s", seeds.size(), settings.scheme(), pinned);
        PinStore store = narrowed -> {
            LOG.infof("scheme pinned schemes=%s", narrowed);
            metrics.pinned(narrowed);
            pins.remember(narrowed);
        };
        return new Verifier(seeds, pinned, store);
    }

    private static Scheme configured(String text) {
        try {
            return Scheme.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bellwether.webhook.scheme: " + e.getMessage(), e);
        }
    }
}
