package dev.bellwether.truth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the service has written down, read from its database. */
final class Ledger {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /** An incident as it stands at the end; times are null for what never happened. */
    record Told(
            String id, String location, String kind, Instant opened, Instant openedBy, Instant resolved,
            Instant resolvedBy, String how, Instant firstTold, int messages, Set<String> devices, Set<String> names) {}

    /** A webhook that was found missing. */
    record Missed(String location, String type, boolean worse, Instant after, Instant seen) {}

    /** An alert that a poll raised. */
    record Raised(String location, String device, String name, Instant heard) {}

    /** When the service next has something to do by itself. */
    Instant due() {
        return one(
                """
                select least(
                    (select min(due_at) from poll_turn),
                    (select min(due_at) from belief),
                    (select min(next_attempt_at) from notification where state = 'PENDING' and not withheld))
                """,
                row -> at(row, 1));
    }

    boolean haveEffect(List<String> events) {
        return one("select count(*) from inbox where event_id in (" + quoted(events) + ")", row -> row.getInt(1))
                == Set.copyOf(events).size();
    }

    boolean isAnythingToTell(Instant now) {
        return one(
                "select count(*) from notification where state = 'PENDING' and not withheld and next_attempt_at <= '" + now
                        + "'",
                row -> row.getInt(1)) > 0;
    }

    boolean isAnythingUnderWay() {
        return one("select count(*) from notification where state = 'PENDING' and attempts > 0", row -> row.getInt(1)) > 0;
    }

    List<Told> incidents() {
        return all(
                """
                select i.id, i.location, i.kind, i.opened_at, i.resolved_at, i.resolved_how,
                    (select min(at) from timeline t where t.incident_id = i.id and what = 'opened'),
                    (select max(at) from timeline t where t.incident_id = i.id and what = 'resolved'),
                    (select min(ended_at) from notification n where n.incident_id = i.id and state = 'SENT'),
                    (select count(*) from notification n where n.incident_id = i.id and state = 'SENT'),
                    (select string_agg(coalesce(device_id, ''), ',') from alert a where a.incident_id = i.id),
                    (select string_agg(distinct detail, ',') from alert a where a.incident_id = i.id)
                from incident i
                """,
                row -> new Told(
                        row.getString(1), row.getString(2), row.getString(3), at(row, 4), at(row, 7), at(row, 5), at(row, 8),
                        row.getString(6), at(row, 9), row.getInt(10), words(row.getString(11)), words(row.getString(12))));
    }

    List<Missed> missed() {
        return all(
                "select location, type, worse, after_at, seen_at from webhook_expectation where met = false",
                row -> new Missed(row.getString(1), row.getString(2), row.getBoolean(3), at(row, 4), at(row, 5)));
    }

    /** How many webhooks polls let one expect. */
    int expected() {
        return one("select count(*) from webhook_expectation", row -> row.getInt(1));
    }

    List<Raised> raised() {
        return all(
                """
                select i.location, coalesce(a.device_id, ''), a.name, a.heard_at from alert a
                join incident i on i.id = a.incident_id where a.source = 'POLL' and i.kind = 'CONNECTION'
                """,
                row -> new Raised(row.getString(1), row.getString(2), row.getString(3), at(row, 4)));
    }

    private static Set<String> words(String joined) {
        return joined == null
                ? Set.of()
                : Stream.of(joined.split(",")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? NEVER : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    static boolean isEver(Instant time) {
        return !time.equals(NEVER);
    }

    private <T> T one(String sql, Reading<T> reading) {
        return all(sql, reading).get(0);
    }

    private <T> List<T> all(String sql, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reading.of(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Reads a row. */
    private interface Reading<T> {

        T of(ResultSet row) throws SQLException;
    }
}
