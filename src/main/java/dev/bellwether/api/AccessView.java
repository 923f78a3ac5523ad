package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.respond.access.TechnicianAccess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A technician's access as it is answered.
 *
 * @param id          its identity
 * @param incident    the incident it is given for
 * @param location    the location's id at Bikeep
 * @param whitelist   the whitelist the card is on
 * @param card        the end of the card's number
 * @param technician  whose card it is
 * @param reason      why
 * @param until       when it ends at the latest
 * @param requestedBy who gave it
 * @param state       how far it has come
 * @param said        what is known of it
 * @param requestedAt when it was given
 * @param endedAt     when it was over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessView(
        String id,
        String incident,
        String location,
        String whitelist,
        String card,
        String technician,
        String reason,
        Instant until,
        String requestedBy,
        String state,
        @Nullable String said,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    static AccessView of(TechnicianAccess it) {
        return new AccessView(
                it.id().toString(), it.incident().toString(), it.location(), it.whitelist(), "…" + it.pass().cardEnd(),
                it.pass().technician(), it.pass().reason(), it.pass().until(), it.requestedBy(), it.state().written(), it.said(),
                it.requestedAt(), it.endedAt());
    }
}
