package dev.bellwether.decide.reconcile;

import java.util.Locale;

/** What reconciling found, for the count of it. */
public enum Finding {
    /** As we believed. */
    NOTHING,
    /** A location is back, and no webhook had said so. */
    RECOVERED,
    /** It was back before its webhook came: no poll ever saw it broken. */
    LATE,
    /** Something is lost that no webhook told. */
    MISSED,
    /** An outage was never confirmed, though it has lasted. */
    UNCONFIRMED,
    /** Less is lost than webhooks told. */
    EASED,
    /** Bikeep has not known for long how a location is. */
    BLIND,
    /** It knows again. */
    SIGHTED,
    /** Bikeep itself is in trouble, or over it. */
    UPSTREAM,
    /** Neighbours went together, or are back. */
    AREA,
    /** What was found after nobody had looked. */
    CATCH_UP;

    /** The label's value. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
