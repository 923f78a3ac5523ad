package dev.bellwether.consume.replay;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What an incident's and an alert's row name. */
final class Named {

    private Named() {}

    static IncidentKey key(ResultSet row) throws SQLException {
        return new IncidentKey(row.getString("location"), Kind.valueOf(row.getString("kind")), row.getString("group_key"));
    }

    static LocationRef location(ResultSet row) throws SQLException {
        return new LocationRef(
                row.getString("location_id"),
                row.getString("location_uri"),
                row.getString("location_code"),
                row.getString("location_label"),
                row.getString("location_name"));
    }

    static DeviceRef device(ResultSet row) throws SQLException {
        return new DeviceRef(
                row.getString("device_id"),
                row.getString("device_uri"),
                row.getString("device_code"),
                row.getString("device_alias"),
                row.getString("device_type"));
    }
}
