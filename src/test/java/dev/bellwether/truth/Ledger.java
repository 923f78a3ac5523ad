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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** What the service has written down, read from its database. */
final class Ledger {

    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    /** An incident while it went on once; times are {@link #NEVER} for what never happened. */
    record Told(
            String id, String location, String kind, Instant openedBy, Instant resolved, Instant resolvedBy, String how, Instant firstTold, int messages, Set<String> devices, Set<String> names) {}

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
                    (select min(due_at) from incident),
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

    /** Each time an incident went on: one that was over and began again is told apart. */
    List<Told> incidents() {
        Map<String, List<Line>> story = all(
                        "select incident_id, at, what, text from timeline order by id",
                        row -> new Line(row.getString(1), at(row, 2), row.getString(3), row.getString(4)))
                .stream()
                .collect(Collectors.groupingBy(Line::incident));
        Map<String, List<Instant>> sent = all(
                        "select incident_id, ended_at from notification where state = 'SENT'",
                        row -> Map.entry(row.getString(1), at(row, 2)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<String, List<Alert>> alerts = all(
                        "select incident_id, coalesce(device_id, ''), detail, since from alert",
                        row -> new Alert(row.getString(1), row.getString(2), row.getString(3), at(row, 4)))
                .stream()
                .collect(Collectors.groupingBy(Alert::incident));
        return all("select id, location, kind from incident", row -> new Episodes(
                        row.getString(1), row.getString(2), row.getString(3), alerts.get(row.getString(1)),
                        sent.getOrDefault(row.getString(1), List.of()))
                .of(story.get(row.getString(1))))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A line of an incident's timeline. */
    record Line(String incident, Instant at, String what, String text) {}

    /** An alert as it began last. */
    record Alert(String incident, String device, String detail, Instant since) {}

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
