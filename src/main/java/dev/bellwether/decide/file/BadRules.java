package dev.bellwether.decide.file;

import java.util.List;

/** Rules that cannot be used; the message lists every mistake, each with its line. */
public final class BadRules extends RuntimeException {

    BadRules(String what, List<String> mistakes) {
        super(what + ":\n  " + String.join("\n  ", mistakes));
    }
}
