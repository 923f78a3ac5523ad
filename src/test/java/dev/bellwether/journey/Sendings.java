package dev.bellwether.journey;

import dev.bellwether.testkit.Services;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Messages by location and target, which is a receiver and a channel, {@code oncall email}: what arrived, and what the
 * outbox says was sent.
 */
final class Sendings {

    private static final String ROWS = " from notification n join incident i on i.id = n.incident_id where i.location = ?";
    private static final String SENT = ROWS + " and n.receiver || ' ' || n.integration = ? and n.state = 'SENT'";

    private final Map<String, String> settings;

    Sendings(Map<String, String> settings) {
        this.settings = settings;
    }

    /** A message that arrived. */
    record Sending(Instant at, String target) {}

    /** What arrived about a location, in its order. */
    List<Sending> everywhere(String location) {
        Stream<Sending> mails = Services.mail().mails().stream()
                .filter(mail -> mail.subject().contains(location))
                .map(mail -> new Sending(mail.at(), mail.to().substring(0, mail.to().indexOf('@')) + " email"));
        Stream<Sending> slack = Services.slack().calls().stream()
                .filter(call -> call.accepted() && !call.method().equals("chat.update") && call.everything().contains(location))
                .map(call -> new Sending(call.at(), "oncall slack"));
        return Stream.concat(mails, slack).sorted(Comparator.comparing(Sending::at)).toList();
    }

    /** What arrived at a target. */
    List<Sending> arrived(String location, String target) {
        return everywhere(location).stream().filter(sending -> sending.target().equals(target)).toList();
    }

    /** Why the messages were sent, in their order. */
    List<String> reasons(String location, String target) {
        return rows("select n.reason" + SENT + " order by n.ended_at", location, target + "/0");
    }

    /** How often it was tried to send them. */
    int attempts(String location, String target) {
        return Integer.parseInt(
                rows("select coalesce(sum(n.attempts), 0)" + SENT, location, target + "/0").get(0));
    }

    /** But for what is told only if it goes on for hours. */
    boolean isAnythingWaiting(String location) {
        return !rows("select n.id" + ROWS + " and n.state = 'PENDING' and n.reason <> 'REPEAT'", location).isEmpty();
    }

    private List<String> rows(String query, String... values) {
        try (Connection database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                PreparedStatement statement = database.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            ResultSet result = statement.executeQuery();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
