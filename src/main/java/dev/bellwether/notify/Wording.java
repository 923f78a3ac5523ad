package dev.bellwether.notify;

/** Somebody's own words for title and summary. */
@FunctionalInterface
public interface Wording {

    /** Our words. */
    Wording OURS = briefing -> briefing;

    /** The same briefing in these words. */
    Briefing of(Briefing briefing);
}
