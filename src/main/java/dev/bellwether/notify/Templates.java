package dev.bellwether.notify;

import java.util.List;

/** The templates in force, for channels whose messages may be worded by the operator. */
public interface Templates {

    /** What a template makes of a briefing. Never fails: people are told in our words where theirs cannot be used. */
    String rendered(String name, Briefing briefing);

    /** What a template makes of several. Never fails, likewise. */
    String rendered(String name, List<Briefing> briefings);
}
