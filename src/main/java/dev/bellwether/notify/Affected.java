package dev.bellwether.notify;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Severity;
import dev.bellwether.notify.Briefing.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which devices or locations an incident is about, at most a screenful. */
final class Affected {

    private static final int MOST_DEVICES = 40;
    private static final int MOST_LINES = 20;

    private Affected() {}

    static Listing of(Matter matter) {
        return switch (matter.kind()) {
            case AREA, CATCH_UP -> new Listing("Locations", atMost(members(matter.facts()), ""));
            case STORM -> new Listing("Incidents", atMost(incidents(matter.facts()), ""));
            case UPSTREAM -> new Listing(
                    matter.isOver() ? "Not back yet" : "Locations",
                    FleetPhrases.isGone(matter.facts()) ? atMost(fleet(matter), "") : List.of());
            case CONNECTION, ALARM, STATUS, SIGHT -> new Listing("Devices", atMost(devices(matter.facts()), " kinds"));
        };
    }

    static List<String> append(List<String> list, String last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** What still fires first. */
    private static List<String> members(IncidentFacts facts) {
        boolean ended = facts.firing().isEmpty();
        return facts.alerts().stream()
                .sorted(Comparator.comparing(alert -> !alert.isFiring()))
                .map(alert -> alert.detail() + " (" + (ended ? "was " : "") + state(alert, facts.key().kind())
                        + (ended || alert.isFiring() ? "" : ", over") + ")")
                .toList();
    }

    /** What goes on first. */
    private static List<String> incidents(IncidentFacts storm) {
        return storm.alerts().stream()
                .sorted(Comparator.comparing(alert -> !alert.isFiring()))
                .map(alert -> alert.detail() + (alert.isFiring() ? "" : " (over)"))
                .toList();
    }

    private static String state(Alert alert, Kind kind) {
        return kind == Kind.AREA || alert.severity() == Severity.CRITICAL ? "offline" : "not all online";
    }

    private static List<String> fleet(Matter matter) {
        return matter.fleet().stream()
                .filter(place -> !place.isReachable())
                .map(place -> place.spoken() + " (" + (place.isKnown() ? "offline" : "unknown") + ")")
                .sorted()
                .toList();
    }

    /** One line per type and detail: people count at a glance, "LOCKER 1, 2, 7 (offline)". */
    private static List<String> devices(IncidentFacts facts) {
        boolean ended = facts.firing().isEmpty();
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        for (Alert alert : facts.alerts()) {
            DeviceRef device = alert.device();
            if (device.isNamed()) {
                String detail = alert.detail().isEmpty() ? alert.name().written() : alert.detail();
                String over = alert.isFiring() || ended ? "" : ", over";
                Group group = new Group(
                        device.type() == null ? "Device" : device.type(), (ended ? "was " : "") + detail + over);
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(String.valueOf(device.spoken()));
            }
        }
        return groups.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
    }

    private static String line(Group group, List<String> devices) {
        String more = devices.size() > MOST_DEVICES ? " and " + (devices.size() - MOST_DEVICES) + " more" : "";
        String named = String.join(", ", devices.subList(0, Math.min(devices.size(), MOST_DEVICES)));
        return group.type() + " " + named + more + " (" + group.state() + ")";
    }

    private static List<String> atMost(List<String> lines, String what) {
        return lines.size() <= MOST_LINES
                ? lines
                : append(lines.subList(0, MOST_LINES), "and " + (lines.size() - MOST_LINES) + " more" + what);
    }

    private record Group(String type, String state) {}
}
