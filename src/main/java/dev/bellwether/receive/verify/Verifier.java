package dev.bellwether.receive.verify;

import dev.bellwether.receive.verify.Verdict.Proven;
import dev.bellwether.receive.verify.Verdict.Unproven;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Proves deliveries with one scheme, or finds the scheme out. Safe for any number of threads.
 *
 * <p>What is pinned is every catalogue scheme that the deliveries so far cannot tell apart: a body that was sent
 * compact fits {@code data} and {@code data.compact} alike, and pinning only the first would refuse the next body if
 * the sender meant the other. Each proven delivery narrows the pin, never widens it.
 */
public final class Verifier {

    private volatile List<Seed> seeds;
    private final AtomicReference<List<Scheme>> pinned;
    private final PinStore store;

    /**
     * A verifier.
     *
     * @param seeds  the live seeds; with none, nothing is ever proven
     * @param pinned the one configured scheme, or what was pinned before, or empty to search the catalogue
     * @param store  told whenever the pin changes
     */
    public Verifier(List<Seed> seeds, List<Scheme> pinned, PinStore store) {
        this.seeds = List.copyOf(seeds);
        this.pinned = new AtomicReference<>(List.copyOf(pinned));
        this.store = store;
    }

    /** Whether the delivery is Bikeep's. */
    public Verdict verify(SignedEnvelope envelope) {
        List<Scheme> pin = pinned.get();
        List<Scheme> candidates = pin.isEmpty() ? Catalogue.SCHEMES : pin;
        List<Seed> live = seeds;
        for (Seed seed : live) {
            List<Scheme> fitting = candidates.stream()
                    .filter(scheme -> scheme.matches(envelope, seed))
                    .toList();
            if (!fitting.isEmpty()) {
                if (fitting.size() != pin.size() && pinned.compareAndSet(pin, fitting)) {
                    store.remember(fitting);
                }
                return new Proven(fitting.get(0));
            }
        }
        return new Unproven(
                live.isEmpty()
                        ? "no seed is configured"
                        : pin.isEmpty() ? "no scheme of the catalogue fits" : "does not fit the pinned scheme");
    }

    /** From now on these seeds are live, and no others. */
    public void use(List<Seed> live) {
        seeds = List.copyOf(live);
    }

    /** The live seeds. */
    public List<Seed> seeds() {
        return seeds;
    }

    /** Whether anything can be proven at all. */
    public boolean hasSeed() {
        return !seeds.isEmpty();
    }

    /** The schemes that are accepted now; empty while the catalogue is being searched. */
    public List<Scheme> pinned() {
        return pinned.get();
    }
}
