package dev.bellwether.incident.store;

import dev.bellwether.incident.Turns;
import dev.bellwether.incident.Turns.Turn;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between turns and their column: one a line, when (in milliseconds) and what, with a space between. */
final class TurnRows {

    private TurnRows() {}

    static String text(Turns turns) {
        return turns.turns().stream().map(turn -> turn.at().toEpochMilli() + " " + turn.subject()).collect(Collectors.joining("\n"));
    }

    static Turns turns(String text, @Nullable Instant unrestAt) {
        return new Turns(text.lines().map(TurnRows::turn).toList(), unrestAt);
    }

    private static Turn turn(String line) {
        int gap = line.indexOf(' ');
        return new Turn(Instant.ofEpochMilli(Long.parseLong(line.substring(0, gap))), line.substring(gap + 1));
    }
}
