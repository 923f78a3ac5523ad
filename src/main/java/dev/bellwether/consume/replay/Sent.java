package dev.bellwether.consume.replay;

import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was told.
 *
 * @param at       when
 * @param receiver to whom
 * @param incident about which incident
 * @param key      what that is about
 * @param location where
 * @param openedAt when it began
 * @param over     when it ended; null when it goes on
 */
public record Sent(
        Instant at,
        String receiver,
        IncidentId incident,
        IncidentKey key,
        LocationRef location,
        Instant openedAt,
        @Nullable Instant over) {

    private static final String SINCE =
            """
            select n.receiver, n.ended_at, i.* from notification n join incident i on i.id = n.incident_id
            where n.state = 'SENT' and n.ended_at >= ? and i.kind <> all(:covering)
              and n.reason not in ('REFRESH', 'RESPONDED') -- which a replay tells nobody
            order by n.ended_at, n.id""";

    /** All that were told since then, but for those about incidents that cover others. */
    public static List<Sent> since(Connection database, Instant since) throws SQLException {
        return Query.since(database, SINCE, since, row -> new Sent(
                Query.at(row, "ended_at"),
                row.getString("receiver"),
                new IncidentId(row.getObject("id", UUID.class)),
                Named.key(row),
                Named.location(row),
                Query.at(row, "opened_at"),
                Query.perhapsAt(row, "resolved_at")));
    }
}
