package dev.bellwether.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.slack.SlackMessage;
import dev.bellwether.testkit.Services;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What the database says of the incidents, and what Slack shows of them. */
final class Outlook {

    /** Incidents of the onslaught, each with what it was told by last. */
    private static final String INCIDENTS =
            """
            select i.id, i.location, i.state, i.severity, n.id as row, n.version
            from incident i left join lateral (
                select id, version from notification
                where incident_id = i.id and state = 'SENT' order by ended_at desc, id desc limit 1) n on true
            where i.location like 'storm-%'
            """;

    private static final String DUE = "select count(*) from notification where state = 'PENDING' and due_at <= now()";
    private static final String FAILED = "select count(*) from notification where state = 'FAILED'";
    private static final String HEARD = "select count(*) from inbox";

    private final DataSource database;
    private final Onslaught onslaught;

    private record Known(String id, String location, String state, String severity, String key) {

        /** What the message's title begins with. */
        String mark() {
            return state.equals("RESOLVED")
                    ? "✅ Resolved: "
                    : switch (severity) {
                        case "CRITICAL" -> "🔴 ";
                        case "WARNING" -> "🟠 ";
                        default -> "🔵 ";
                    };
        }
    }

    Outlook(DataSource database, Onslaught onslaught) {
        this.database = database;
        this.onslaught = onslaught;
    }

    /** Whether every webhook was decided about and nothing is left to be told. */
    boolean isQuiet() {
        return count(HEARD) >= onslaught.webhooks() && known().size() >= onslaught.incidents() && count(DUE) == 0;
    }

    long failed() {
        return count(FAILED);
    }

    /** Incidents of which Slack does not show the newest state exactly once, told by the newest message or answer. */
    List<String> wrong() {
        Set<String> said = Services.slack().messages().stream()
                .map(message -> said(message, "key"))
                .collect(Collectors.toSet());
        Map<String, List<SlackMessage>> shown = roots().stream()
                .collect(Collectors.groupingBy(message -> said(message, "incident")));
        List<String> wrong = new ArrayList<>();
        for (Known known : known()) {
            List<SlackMessage> messages = shown.getOrDefault(known.id, List.of());
            if (messages.size() != 1
                    || !messages.get(0).text().startsWith(known.mark())
                    || !said.contains(known.key)) {
                wrong.add(known + ": " + messages.stream().map(SlackMessage::everything).toList());
            }
        }
        return wrong;
    }

    /** What stands in the channel, or in one of its threads, more than once. */
    List<String> twice() {
        return Services.slack().messages().stream()
                .filter(message -> !said(message, "key").isEmpty()) // an edited one has none; it is counted above
                .collect(Collectors.groupingBy(message -> message.thread() + " " + said(message, "key"), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The incidents' messages. */
    List<SlackMessage> roots() {
        return Services.slack().messages().stream().filter(message -> message.thread().isEmpty()).toList();
    }

    /** The location of an incident, by its id. */
    Map<String, String> locations() {
        return known().stream().collect(Collectors.toMap(Known::id, Known::location));
    }

    static String said(SlackMessage message, String name) {
        JsonNode payload = message.body().path("metadata").path("event_payload");
        return payload.path(name).asText();
    }

    private List<Known> known() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(INCIDENTS)) {
            List<Known> known = new ArrayList<>();
            while (row.next()) {
                String id = row.getString("id");
                known.add(new Known(
                        id, row.getString("location"), row.getString("state"), row.getString("severity"),
                        id + "/" + row.getString("row") + "/" + row.getString("version")));
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
