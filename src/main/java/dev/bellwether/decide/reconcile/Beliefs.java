package dev.bellwether.decide.reconcile;

import java.util.List;

/** Where beliefs are kept. Every call joins the caller's transaction. */
public interface Beliefs {

    /** What is not settled about that location; calm when nothing is. */
    Belief of(String location);

    /** Everything that is not settled. */
    List<Belief> all();

    /** Keeps a belief, or forgets a calm one. */
    void keep(Belief belief);
}
