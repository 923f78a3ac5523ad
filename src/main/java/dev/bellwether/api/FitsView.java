package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.receive.Calibration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which schemes fit.
 *
 * @param fits    each with its seed
 * @param schemes how many were tried
 * @param seeds   with how many seeds
 * @param setting what to set; absent when none fits
 * @param problem why nothing could be tried; absent when it could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FitsView(List<Fit> fits, int schemes, int seeds, @Nullable String setting, @Nullable String problem) {

    /**
     * One that fits.
     *
     * @param scheme in the grammar of {@code BELLWETHER_WEBHOOK_SCHEME}
     * @param seed   {@code given}, or the place, from 1, among those that are set
     */
    record Fit(String scheme, String seed) {}

    static FitsView of(Calibration.Result result, int schemes, int seeds, boolean given) {
        return new FitsView(
                result.fits().stream()
                        .map(fit -> new Fit(fit.scheme().toString(), given ? "given" : Integer.toString(fit.seed() + 1)))
                        .toList(),
                schemes,
                seeds,
                result.fits().isEmpty() ? null : "BELLWETHER_WEBHOOK_SCHEME=" + result.setting(),
                result.problem().isEmpty() ? null : result.problem());
    }
}
