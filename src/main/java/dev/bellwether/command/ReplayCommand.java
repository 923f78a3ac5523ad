package dev.bellwether.command;

import dev.bellwether.consume.replay.Past;
import dev.bellwether.consume.replay.Sent;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.Durations;
import dev.bellwether.decide.file.RulesReader;
import dev.bellwether.decide.replay.Message;
import dev.bellwether.decide.replay.Replay;
import dev.bellwether.event.wire.UndecodableEvent;
import dev.bellwether.locate.Directory;
import dev.bellwether.locate.StoredDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code replay --since 30d --rules FILE}: the past by other rules. */
final class ReplayCommand {

    private static final int GOOD = 0;
    private static final int UNUSABLE = 2;
    private static final String USAGE = "usage: java -jar quarkus-run.jar replay [--since 30d] --rules FILE";

    /** As long as the service takes by default to look again at a location that came back. */
    private static final Duration RECHECK = Duration.ofSeconds(30);

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;
    private final Database database;

    ReplayCommand(PrintStream out, PrintStream err, InstantSource clock, Database database) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.database = database;
    }

    /** Answers; 0, or 2 when it cannot. */
    int run(List<String> words) {
        try {
            replay(Wanted.of(words));
            return GOOD;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
        } catch (BadRules e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("the rules file cannot be read: " + e.getMessage());
        } catch (SQLException e) {
            err.println("the service's database cannot be read: " + e.getMessage());
        } catch (UndecodableEvent e) {
            err.println("the database keeps an event that this version cannot read: " + e.getMessage());
        }
        return UNUSABLE;
    }

    /** What is asked for. */
    private record Wanted(Duration since, String rules) {

        static Wanted of(List<String> words) {
            Duration since = Duration.ofDays(30);
            String rules = null;
            for (int i = 0; i < words.size(); i += 2) {
                String name = words.get(i);
                if (i + 1 == words.size() || !(name.equals("--since") || name.equals("--rules"))) {
                    throw new IllegalArgumentException("'" + name + "' is not understood");
                }
                String value = words.get(i + 1);
                if (name.equals("--rules")) {
                    rules = value;
                } else {
                    since = Durations.parse(value)
                            .filter(time -> !time.isZero())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "--since '" + value + "' is no duration; write 30d or 12h"));
                }
            }
            if (rules == null) {
                throw new IllegalArgumentException("--rules is missing: the rules file to replay by");
            }
            return new Wanted(since, rules);
        }
    }

    private void replay(Wanted wanted) throws IOException, SQLException {
        Rules rules = read(wanted.rules());
        Instant now = clock.instant();
        Instant since = now.minus(wanted.since());
        try (Connection connection = database.open()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // all of it as of one time
            Past past = Past.read(connection, since);
            Directory directory = StoredDirectory.read(connection);
            Replay replay = new Replay(rules, directory::find, RECHECK);
            past.evidence().forEach(replay::learn);
            replay.until(now);
            Instant from = past.from().isAfter(since) ? past.from() : since;
            List<Message> would =
                    replay.told().stream().filter(message -> !message.at().isBefore(from)).toList();
            out.println(new ReplayReport(would, replay.incidents(), Sent.since(connection, from))
                    .text(heading(wanted, past, from, now)));
        }
    }

    private static String heading(Wanted wanted, Past past, Instant from, Instant now) {
        return "by " + wanted.rules() + ", from " + from + " to " + now + "; known: " + past.events()
                + " events since " + past.from() + ", what polls found and people said as far as incidents tell, and"
                + " places as they are now\n"
                + "left out: incidents that cover others, silences, maintenance, storms, messages that did not arrive";
    }

    private Rules read(String file) throws IOException {
        try (Reader yaml = Files.newBufferedReader(Path.of(file))) {
            return new RulesReader(file).read(yaml);
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
