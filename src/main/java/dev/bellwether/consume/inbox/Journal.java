package dev.bellwether.consume.inbox;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The events that the inbox has kept, read without the service. */
public final class Journal {

    private static final String ALL =
            """
            select record_key, headers, value from inbox where value is not null
            order by received_at, processed_at, event_id""";

    /** At a time, where the connection is in a transaction: the records are longer than what is made of them. */
    private static final int FEW = 1_000;

    private Journal() {}

    /** All of them, in the order they were received. */
    public static List<DeviceEvent> read(Connection database) throws SQLException {
        List<DeviceEvent> events = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(FEW);
            try (ResultSet rows = statement.executeQuery(ALL)) {
                while (rows.next()) {
                    events.add(EventCodec.decode(new EventRecord(
                            rows.getString("record_key"), Headers.headers(rows.getString("headers")), rows.getBytes("value"))));
                }
            }
        }
        return events;
    }
}
