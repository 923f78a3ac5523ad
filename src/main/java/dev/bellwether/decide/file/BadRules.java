package dev.bellwether.decide.file;

import java.util.List;

/** Rules that cannot be used; the message lists every mistake, each with its line. */
public final class BadRules extends RuntimeException {

    private final List<String> mistakes;

    /**
     * @param what     that cannot be used
     * @param mistakes in words for the operator
     */
    public BadRules(String what, List<String> mistakes) {
        super(what + ":\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, each with its line where it has one, and its cure. */
    public List<String> mistakes() {
        return mistakes;
    }
}
