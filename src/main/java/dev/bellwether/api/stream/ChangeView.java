package dev.bellwether.api.stream;

import dev.bellwether.incident.Changes.Change;
import java.time.Instant;
import java.util.Locale;

/**
 * A change of an incident, as it is told.
 *
 * @param id       the incident's
 * @param what     happened, in its timeline's word
 * @param at       when
 * @param state    of its life by now
 * @param severity how bad it is by now
 * @param kind     what it is about
 * @param location the location's id, or what stands for it
 */
record ChangeView(String id, String what, Instant at, String state, String severity, String kind, String location) {

    static ChangeView of(Change change) {
        return new ChangeView(
                change.now().id().toString(),
                change.what(),
                change.at(),
                change.now().state().toLowerCase(Locale.ROOT),
                change.now().severity().written(),
                change.now().kind().name().toLowerCase(Locale.ROOT),
                change.now().location());
    }
}
