package dev.bellwether.decide.file;

import java.util.List;

/** A rules file that cannot be used; the message lists every mistake, each with its line. */
public final class BadRules extends RuntimeException {

    BadRules(String file, List<String> mistakes) {
        super("rules file " + file + " cannot be used:\n  " + String.join("\n  ", mistakes));
    }
}
