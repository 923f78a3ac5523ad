package dev.bellwether.locate;

import dev.bellwether.incident.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory as its table has it, for what asks without the service. */
public final class StoredDirectory {

    private static final String ALL = "select id, answer, polled_at, gone_at, (select asked_at from poll_turn) from location";

    private StoredDirectory() {}

    /** The directory as of now. */
    public static Directory read(Connection database) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                LocationRow row = new LocationRow();
                row.id = rows.getString(1);
                row.answer = rows.getString(2);
                row.polledAt = rows.getTimestamp(3).toInstant();
                row.goneAt = instant(rows.getTimestamp(4));
                PolledLocations.place(row, instant(rows.getTimestamp(5))).ifPresent(places::add);
            }
        }
        Directory directory = new Directory();
        directory.update(places);
        return directory;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
