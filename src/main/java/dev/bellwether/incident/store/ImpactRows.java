package dev.bellwether.incident.store;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Impact;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between impacts and their rows. */
final class ImpactRows {

    private ImpactRows() {}

    static ImpactRow row(UUID incident, Impact impact) {
        ImpactRow row = new ImpactRow();
        row.incidentId = incident;
        row.asOf = impact.asOf();
        row.total = impact.total();
        row.online = impact.online();
        row.occupied = impact.occupied();
        row.trapped = impact.trapped();
        row.guards = impact.guards().stream().map(ImpactRows::line).collect(Collectors.joining("\n"));
        return row;
    }

    static Impact impact(ImpactRow row) {
        return new Impact(
                row.asOf, row.total, row.online, row.occupied, row.trapped,
                row.guards.lines().map(ImpactRows::guard).toList());
    }

    private static String line(Impact.Guard guard) {
        Instant since = guard.deadSince();
        return guard.name().replaceAll("\\s+", " ") + "\t" + guard.connectivity() + "\t" + (since == null ? "" : since);
    }

    private static Impact.Guard guard(String line) {
        String[] parts = line.split("\t", -1);
        return new Impact.Guard(
                parts[0], Connectivity.valueOf(parts[1]), parts[2].isEmpty() ? null : Instant.parse(parts[2]));
    }
}
