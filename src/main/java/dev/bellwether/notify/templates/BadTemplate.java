package dev.bellwether.notify.templates;

/** A template that cannot be used. */
public final class BadTemplate extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    BadTemplate(int line, String why) {
        super(why);
        this.line = line;
    }

    /** The same, found on that sample. */
    BadTemplate tried(String sample) {
        return new BadTemplate(line, getMessage() + " (tried on " + sample + ")");
    }

    /** What is wrong, with the line where there is one. */
    public String words() {
        return (line > 0 ? "line " + line + ": " : "") + getMessage();
    }
}
