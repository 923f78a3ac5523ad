package dev.bellwether.consume.replay;

import dev.bellwether.decide.replay.Evidence;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What polls and looks at devices found, as far as the alerts still tell; of covering incidents nothing. */
final class Polls {

    /** The timeline knows when it was learnt; an alert knows when its condition began. */
    private static final String FOUND =
            """
            select * from (
                select i.location, i.kind, i.group_key, i.location_id, i.location_uri, i.location_code, i.location_label,
                       i.location_name, a.fingerprint, a.name, a.severity, a.device_id, a.device_uri, a.device_code,
                       a.device_alias, a.device_type, a.detail, a.since,
                       coalesce((select min(t.at) from timeline t where t.incident_id = i.id and t.at >= a.since
                                 and t.what in ('opened', 'reopened', 'joined')), a.since) as learnt_at
                from alert a join incident i on i.id = a.incident_id
                where a.source = 'POLL' and i.kind <> all(:covering)) found
            where learnt_at >= ? order by learnt_at""";

    /** Ends by events are among them, and end nothing a second time; what only silence ended is for the rules to say. */
    private static final String OVER =
            """
            select * from (
                select i.location, i.kind, i.group_key, i.resolved_how, a.fingerprint, a.over_at,
                       coalesce((select min(t.at) from timeline t where t.incident_id = i.id and t.at >= a.heard_at
                                 and t.what in ('resolved', 'eased', 'flapping')), a.heard_at) as learnt_at
                from alert a join incident i on i.id = a.incident_id
                where a.over_at is not null and coalesce(i.resolved_how, '') <> 'QUIET'
                  and i.kind <> all(:covering)) ended
            where learnt_at >= ? order by learnt_at""";

    private Polls() {}

    /** What began. */
    static List<Evidence> found(Connection database, Instant since) throws SQLException {
        return Query.since(database, FOUND, since, Polls::found);
    }

    /** What ended. */
    static List<Evidence> over(Connection database, Instant since) throws SQLException {
        return Query.since(database, OVER, since, Polls::over);
    }

    private static Evidence found(ResultSet row) throws SQLException {
        Instant learnt = Query.at(row, "learnt_at");
        Instant began = Query.at(row, "since");
        Alert alert = new Alert(
                new Fingerprint(row.getString("fingerprint")),
                AlertName.valueOf(row.getString("name")),
                Severity.valueOf(row.getString("severity")),
                Named.device(row),
                row.getString("detail"),
                Source.POLL,
                began,
                began,
                learnt,
                null);
        return new Evidence.Found(learnt, Named.key(row), Named.location(row), alert);
    }

    private static Evidence over(ResultSet row) throws SQLException {
        String how = row.getString("resolved_how");
        return new Evidence.Over(
                Query.at(row, "learnt_at"),
                Named.key(row),
                new Fingerprint(row.getString("fingerprint")),
                Query.at(row, "over_at"),
                how == null ? Recovery.POLL : Recovery.valueOf(how));
    }
}
