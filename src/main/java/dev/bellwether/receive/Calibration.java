package dev.bellwether.receive;

import dev.bellwether.receive.EnvelopeReader.Envelope;
import dev.bellwether.receive.EnvelopeReader.Malformed;
import dev.bellwether.receive.verify.Fitting;
import dev.bellwether.receive.verify.Fitting.Fit;
import dev.bellwether.receive.verify.Scheme;
import dev.bellwether.receive.verify.Seed;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Arrays;
import java.util.List;

/** Finds out how the hash of one delivery was computed. Needs nothing of the running service, and tells it nothing. */
public final class Calibration {

    private static final int DEEPEST = 100;
    private static final EnvelopeReader READER = new EnvelopeReader(DEEPEST);

    private Calibration() {}

    /**
     * What came of it.
     *
     * @param fits    the schemes that fit, likeliest first
     * @param problem what keeps the delivery from being tried at all; empty when nothing does
     */
    public record Result(List<Fit> fits, String problem) {
        public Result {
            fits = List.copyOf(fits);
        }

        /** The scheme to be set; {@code auto} while several fit, since the next deliveries will tell them apart. */
        public String setting() {
            List<Scheme> schemes = fits.stream().map(Fit::scheme).distinct().toList();
            return schemes.size() == 1 ? schemes.get(0).toString() : "auto";
        }
    }

    /** Tries these schemes with these seeds. */
    public static Result of(byte[] body, List<Scheme> schemes, List<Seed> seeds) {
        EnvelopeReader.Reading reading = READER.read(body);
        if (reading instanceof Envelope envelope) {
            return new Result(Fitting.of(envelope.signed(), schemes, seeds), "");
        }
        return new Result(
                List.of(),
                reading instanceof Malformed malformed ? malformed.detail() : "The envelope carries no text as \"hash\".");
    }

    /** The seeds of a setting or a file: with commas, blank ones left out. */
    public static List<Seed> seeds(String written) {
        return Arrays.stream(StringUtil.split(written))
                .filter(text -> !text.isBlank())
                .map(text -> new Seed(text.strip()))
                .toList();
    }
}
