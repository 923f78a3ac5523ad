package dev.bellwether.consume.replay;

import dev.bellwether.decide.Recoveries;
import dev.bellwether.decide.replay.Evidence;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Recovery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the timeline tells: what people said, and the ends by looks and people that incidents which began again forgot. */
final class People {

    private static final String LINES =
            """
            select t.at, t.what, t.text, i.location, i.kind, i.group_key from timeline t join incident i on i.id = t.incident_id
            where t.at >= ? and t.what in ('resolved', 'acknowledged', 'snoozed')
              and i.kind <> all(:covering)
            order by t.id""";

    private static final String CLOSED = "closed by ";
    private static final Pattern TAKEN = Pattern.compile("(?:acknowledged|snoozed until (\\S+)) by (.*)", Pattern.DOTALL);

    private People() {}

    static List<Evidence> said(Connection database, Instant since) throws SQLException {
        return Query.since(database, LINES, since, People::said);
    }

    private static @Nullable Evidence said(ResultSet row) throws SQLException {
        Instant at = Query.at(row, "at");
        IncidentKey key = Named.key(row);
        String text = row.getString("text");
        if (row.getString("what").equals("resolved")) {
            Recovery how = text.startsWith(CLOSED) ? Recovery.OPERATOR : Recovery.POLL;
            return Recoveries.isTheirs(text) ? null : new Evidence.Over(at, key, null, at, how);
        }
        return taken(at, key, text);
    }

    private static @Nullable Evidence taken(Instant at, IncidentKey key, String text) {
        Matcher words = TAKEN.matcher(text);
        try {
            return !words.matches()
                    ? null
                    : new Evidence.Taken(
                            at, key, words.group(2), words.group(1) == null ? null : Instant.parse(words.group(1)));
        } catch (DateTimeException notOurs) {
            return null;
        }
    }
}
