package dev.bellwether.receive.verify;

import java.util.List;

/** Where the pinned schemes survive a restart. */
public interface PinStore {

    /** Remembers what is pinned now, in the order of the catalogue; never blocks the caller, never throws. */
    void remember(List<Scheme> pinned);
}
