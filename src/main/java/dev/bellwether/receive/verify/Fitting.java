package dev.bellwether.receive.verify;

import java.util.ArrayList;
import java.util.List;

/** Which schemes fit a delivery with which seeds: for whoever asks. It pins nothing and lets nothing in. */
public final class Fitting {

    private Fitting() {}

    /**
     * A scheme that fits.
     *
     * @param scheme which
     * @param seed   the place of the seed it fits with, from 0
     */
    public record Fit(Scheme scheme, int seed) {}

    /** Every scheme of the catalogue, likeliest first. */
    public static List<Scheme> catalogue() {
        return Catalogue.SCHEMES;
    }

    /** Those that fit, in the order of the schemes. */
    public static List<Fit> of(SignedEnvelope envelope, List<Scheme> schemes, List<Seed> seeds) {
        List<Fit> fits = new ArrayList<>();
        for (Scheme scheme : schemes) {
            for (int i = 0; i < seeds.size(); i++) {
                if (scheme.matches(envelope, seeds.get(i))) {
                    fits.add(new Fit(scheme, i));
                }
            }
        }
        return fits;
    }
}
