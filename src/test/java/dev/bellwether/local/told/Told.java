package dev.bellwether.local.told;

import java.util.List;

/** A far side that was told something and can show it. */
public interface Told {

    /** Its name, for people. */
    String name();

    /** What it has, oldest first. */
    List<Notice> notices();

    /** Forgets all of it and lifts all faults. */
    void clear();
}
