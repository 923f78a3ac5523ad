package dev.bellwether.consume.replay;

import dev.bellwether.incident.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question to the database with one time in it. */
final class Query {

    private static final String COVERING = Arrays.stream(Kind.values())
            .filter(Kind::covers)
            .map(Kind::name)
            .collect(Collectors.joining("','", "array['", "']"));

    private Query() {}

    /** Makes something of a row; null for nothing. */
    interface Row<T> {
        @Nullable T read(ResultSet row) throws SQLException;
    }

    /** {@code :covering} in it stands for the kinds of incidents that cover others. */
    static <T> List<T> since(Connection database, String sql, Instant since, Row<T> each) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(sql.replace(":covering", COVERING))) {
            statement.setTimestamp(1, Timestamp.from(since));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    T read = each.read(rows);
                    if (read != null) {
                        found.add(read);
                    }
                }
            }
        }
        return found;
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant perhapsAt(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
