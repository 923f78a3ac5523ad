package dev.bellwether.notify;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Impact.Guard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an incident means for those who use the location, in short lines. */
final class ImpactLines {

    private static final int MOST_GUARDS = 8;

    private ImpactLines() {}

    /** The lines; none once the incident is over, since the newest look was before that. */
    static List<String> of(Matter matter, Site site, Instant now) {
        Impact impact = matter.impact();
        if (impact == null || matter.isOver()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (impact.total() > 0) {
            lines.add(impact.online() + " of " + impact.total() + (impact.total() == 1 ? " device" : " devices") + " online"
                    + held(impact, site));
        }
        lines.addAll(guards(impact.guards(), now));
        if (!lines.isEmpty()) {
            lines.set(0, lines.get(0) + " (devices read " + Times.ago(impact.asOf(), now) + ")");
        }
        return lines;
    }

    private static String held(Impact impact, Site site) {
        int trapped = impact.trapped();
        return switch (site) {
            // nothing is left in a door
            case DOOR -> "";
            case DOCK -> ", " + counted(impact.occupied()) + (impact.occupied() < 2 ? " holds" : " hold") + " a bike"
                    + (trapped == 0 ? "" : "; " + trapped + (trapped == 1 ? " bike" : " bikes") + " cannot be released by command");
            case LOCKER, OTHER -> ", " + counted(impact.occupied()) + " occupied"
                    + (trapped == 0
                            ? ""
                            : "; " + trapped + (trapped == 1 ? " holds" : " hold")
                                    + " somebody's thing and cannot be opened by command");
        };
    }

    private static String counted(int number) {
        return number == 0 ? "none" : Integer.toString(number);
    }

    /** Dead ones first; a single gateway that is well is not worth a line. */
    private static List<String> guards(List<Guard> guards, Instant now) {
        if (guards.size() == 1 && guards.get(0).connectivity() == Connectivity.ONLINE) {
            return List.of();
        }
        List<String> lines = guards.stream()
                .sorted(Comparator.comparing(guard -> guard.connectivity() != Connectivity.OFFLINE))
                .limit(MOST_GUARDS)
                .map(guard -> line(guard, now))
                .toList();
        int more = guards.size() - lines.size();
        return more == 0 ? lines : Affected.append(lines, "and " + more + (more == 1 ? " more gateway" : " more gateways"));
    }

    private static String line(Guard guard, Instant now) {
        Instant dead = guard.deadSince();
        return "Gateway " + guard.name() + switch (guard.connectivity()) {
            case ONLINE -> " online";
            case PARTIALLY_ONLINE -> " partly online";
            case OFFLINE -> " offline" + (dead == null ? "" : " since " + Times.moment(dead, now));
            case UNKNOWN -> ": Bikeep does not say whether it is online";
        };
    }
}
