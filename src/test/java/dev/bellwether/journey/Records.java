package dev.bellwether.journey;

import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Services;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the application has written down, read and forgotten past it. */
final class Records {

    private static final String OPEN =
            "select id from incident where state <> 'RESOLVED' and kind not in ('ALARM', 'STATUS')";
    private static final String WAITING =
            "select id from notification where state = 'PENDING' and reason <> 'REPEAT'";
    private static final String BROKEN =
            "select location from belief where coalesce(broken_since, blind_since) is not null";

    private final Function<String, String> settings;

    private Records(Function<String, String> settings) {
        this.settings = settings;
    }

    /** Of the application in this process. */
    static Records here() {
        return new Records(key -> ConfigProvider.getConfig().getValue(key, String.class));
    }

    /** Of one that was started with these settings. */
    static Records of(Map<String, String> settings) {
        return new Records(settings::get);
    }

    /** The states of a location's incidents about connections, oldest first. */
    List<String> incidents(String location) {
        return incidents(location, "CONNECTION");
    }

    /** The states of its incidents of that kind, oldest first. */
    List<String> incidents(String location, String kind) {
        return list("select state from incident where location = '" + location + "' and kind = '" + kind
                + "' order by opened_at");
    }

    /** How many messages are held back about that location. */
    int withheld(String location) {
        return list("select n.id from notification n join incident i on i.id = n.incident_id"
                        + " where n.withheld and n.state = 'PENDING' and i.location = '" + location + "'")
                .size();
    }

    /** All is well again, nothing is open but what only silence ends, everything was told, and all is forgotten. */
    void calm() {
        Services.clear();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> list(OPEN).isEmpty() && list(WAITING).isEmpty() && list(BROKEN).isEmpty());
        list("delete from incident returning id");
        Services.clear();
    }

    /** Whether everything was told, but for what is told only if it goes on for hours. */
    boolean isNothingWaiting() {
        return list(WAITING).isEmpty();
    }

    /** The first column of what a query finds, as text. */
    List<String> list(String sql) {
        try (Connection database = DriverManager.getConnection(
                        settings.apply("quarkus.datasource.jdbc.url"),
                        settings.apply("quarkus.datasource.username"),
                        settings.apply("quarkus.datasource.password"));
                ResultSet rows = database.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
