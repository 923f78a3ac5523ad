package dev.bellwether.command;

import dev.bellwether.receive.Calibration;
import dev.bellwether.receive.verify.Fitting;
import dev.bellwether.receive.verify.Scheme;
import dev.bellwether.receive.verify.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code verify --seed-file FILE [--scheme SCHEME] < BODY}: how was the hash of this delivery computed? */
final class VerifyCommand {

    private static final int FITS = 0;
    private static final int FITS_NOT = 1;
    private static final int UNUSABLE = 2;
    private static final String USAGE = "usage: java -jar quarkus-run.jar verify --seed-file FILE [--scheme SCHEME] < BODY";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    VerifyCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Answers; 0 when a scheme fits, 1 when none does, 2 when the question cannot be answered. Never prints a seed. */
    int run(List<String> words) {
        String seedFile = null;
        List<Scheme> schemes = Fitting.catalogue();
        try {
            for (int i = 0; i < words.size(); i += 2) {
                String name = words.get(i);
                if (i + 1 == words.size() || !(name.equals("--seed-file") || name.equals("--scheme"))) {
                    return unusable("'" + name + "' is not understood");
                }
                if (name.equals("--scheme")) {
                    schemes = List.of(Scheme.parse(words.get(i + 1)));
                } else {
                    seedFile = words.get(i + 1);
                }
            }
        } catch (IllegalArgumentException e) {
            return unusable(e.getMessage());
        }
        if (seedFile == null) {
            return unusable("--seed-file is missing: the file with the seed that Bikeep handed over");
        }
        try {
            List<Seed> seeds = Calibration.seeds(Files.readString(Path.of(seedFile)).strip());
            return seeds.isEmpty() ? unusable("the seed file " + seedFile + " holds no seed") : answer(in.readAllBytes(), schemes, seeds);
        } catch (IOException | InvalidPathException e) {
            return unusable("the seed file or the body cannot be read: " + e.getMessage());
        }
    }

    private int answer(byte[] body, List<Scheme> schemes, List<Seed> seeds) {
        Calibration.Result result = Calibration.of(body, schemes, seeds);
        if (result.fits().isEmpty()) {
            // whoever saves a body often ends it with a line break that was never sent
            result = Calibration.of(new String(body, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8), schemes, seeds);
        }
        if (!result.problem().isEmpty()) {
            err.println("this is no delivery that could be tried: " + result.problem());
            return FITS_NOT;
        }
        if (result.fits().isEmpty()) {
            err.printf(
                    "none of %d schemes fits with %s. Is it the right seed, and the body byte for byte as it was sent?%n",
                    schemes.size(), seeds.size() == 1 ? "the seed" : "one of " + seeds.size() + " seeds");
            return FITS_NOT;
        }
        result.fits().forEach(fit -> out.println(
                fit.scheme() + (seeds.size() == 1 ? "" : "   with seed " + (fit.seed() + 1) + " of " + seeds.size())));
        out.println();
        out.println("BELLWETHER_WEBHOOK_SCHEME=" + result.setting());
        if (result.setting().equals("auto")) {
            out.println("# this delivery cannot tell them apart; with auto the next ones do, and only what fits is let in");
        }
        return FITS;
    }

    private int unusable(String why) {
        err.println(why);
        err.println(USAGE);
        return UNUSABLE;
    }
}
