package dev.bellwether.journey;

import dev.bellwether.journey.Reaper.Victim;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, kind of kill by kind, what came of the messages that were under way, and of all others. */
final class Tally {

    private static final String OTHERS = "%-10s %s";
    private static final String HEAD = "%n%-34s %6s %9s %6s %6s %6s %7s%n";
    private static final String LINE = "%-34s %6s %9d %6d %6d %6d %7d%n";

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Row total = new Row();

    private static final class Row {

        private int kills;
        private int messages;
        private int lost;
        private int twice;
        private int wrong;
        private int copies;

        void add(Reading reading) {
            messages += 2;
            lost += reading.lost();
            twice += reading.twice();
            wrong += reading.isWrong() ? 1 : 0;
            copies += reading.copies();
        }
    }

    /** Of all that was to be told, what was read. */
    Tally(List<Kill.Kind> kinds, Collection<Victim> victims, List<Outage> outages, Map<Reading.Of, Reading> readings) {
        kinds.forEach(kind -> rows.put(kind.toString(), new Row()));
        for (Way way : Way.values()) {
            rows.put(OTHERS.formatted(way, "look-ups, and what came beside"), new Row());
        }
        victims.forEach(victim -> rows.get(victim.kill().kind().toString()).kills++);
        for (Outage outage : outages) {
            for (Way way : Way.values()) {
                Reading reading = readings.getOrDefault(new Reading.Of(way, outage.location()), new Reading());
                add(way, outage, reading, victims);
            }
        }
        total.kills = victims.size();
    }

    private void add(Way way, Outage outage, Reading reading, Collection<Victim> victims) {
        List<Kill> kills = victims.stream()
                .filter(victim -> victim.kill().way() == way && victim.location().equals(outage.location()))
                .map(Victim::kill)
                .toList();
        String name = kills.isEmpty()
                ? OTHERS.formatted(way, "look-ups, and what came beside")
                : kills.get(kills.size() - 1).kind().toString();
        rows.get(name).add(reading);
        total.add(reading);
        if (reading.lost() + reading.twice() > 0 || reading.isWrong()) {
            faults.add("%s %s: %s; killed %s".formatted(way, outage.location(), reading, kills));
        }
    }

    int lost() {
        return total.lost;
    }

    int twice() {
        return total.twice;
    }

    int wrong() {
        return total.wrong;
    }

    /** What was not as it ought to be. */
    List<String> faults() {
        return faults;
    }

    /** The table, for people. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                HEAD.formatted("killed", "kills", "messages", "lost", "twice", "wrong", "copies"));
        rows.forEach((name, row) -> table.append(line(name, row)));
        return table.append(line("all", total)).append(String.join("\n", faults)).toString();
    }

    private static String line(String name, Row row) {
        return LINE.formatted(name, row.kills, row.messages, row.lost, row.twice, row.wrong, row.copies);
    }
}
