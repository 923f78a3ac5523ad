package dev.bellwether.incident;

import java.util.Locale;

/** How bad it is, mildest first. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Look at it in working hours. */
    WARNING,
    /** Somebody must act now. */
    CRITICAL;

    /** The label's value, lower case. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
