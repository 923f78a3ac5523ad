package dev.bellwether.notify;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.ResolvedIncident;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many devices or locations an incident is about. */
final class Counts {

    private Counts() {}

    /** The counts in words, or null when none are known. */
    static @Nullable String of(Matter matter) {
        return switch (matter.kind()) {
            case CONNECTION -> lost(matter);
            case ALARM, STATUS -> concerned(matter);
            case SIGHT -> matter.isOver() ? polled(matter.place()) : null;
            case UPSTREAM -> fleet(matter.fleet());
            case AREA -> members(matter.facts(), "offline");
            case STORM -> incidents(matter.facts());
            case CATCH_UP -> members(matter.facts(), "not all online");
        };
    }

    private static @Nullable String lost(Matter matter) {
        Place place = matter.place();
        Place.Devices counts = place == null ? null : place.devices();
        // Bikeep's counts leave gateways out, as far as its own examples show
        long named = matter.facts().firing().stream()
                .filter(a -> a.device().isNamed() && !Phrases.isGuard(a))
                .count();
        if (counts == null) {
            return named == 0 ? null : named + (named == 1 ? " device" : " devices") + " offline";
        }
        String reported = named > counts.total() ? named + " devices" : named + " of " + counts.total() + " devices";
        ResolvedIncident over = matter.resolved();
        if (over != null && place.asOf().isBefore(over.resolvedAt())) {
            return null; // what was polled before the end says nothing of it
        }
        return over != null || named == 0 ? polled(place) : reported + " reported offline; " + polled(place);
    }

    private static @Nullable String concerned(Matter matter) {
        Place.Devices counts = matter.place() == null ? null : matter.place().devices();
        long concerned = matter.facts().alerts().stream()
                .map(a -> a.device().key())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return counts == null || concerned == 0 ? null : concerned + " of " + counts.total() + " devices";
    }

    private static @Nullable String polled(@Nullable Place place) {
        Place.Devices counts = place == null ? null : place.devices();
        return counts == null
                ? null
                : counts.online() + " of " + counts.total() + " devices online when last polled"
                        + (counts.online() == 0 ? "" : ", " + counts.available() + " available");
    }

    private static @Nullable String fleet(List<Place> fleet) {
        long offline = count(fleet, Connectivity.OFFLINE);
        long unknown = count(fleet, Connectivity.UNKNOWN);
        return fleet.isEmpty()
                ? null
                : offline + " of " + fleet.size() + " locations offline" + (unknown == 0 ? "" : ", " + unknown + " unknown")
                        + " when last polled";
    }

    private static long count(List<Place> fleet, Connectivity connectivity) {
        return fleet.stream().filter(place -> place.connectivity() == connectivity).count();
    }

    private static String members(IncidentFacts facts, String state) {
        int all = facts.alerts().size();
        int firing = facts.firing().size();
        return locations(all)
                + (firing == all ? " " + state : firing == 0 ? ", all back" : ", " + firing + " still " + state);
    }

    private static String incidents(IncidentFacts storm) {
        int all = storm.alerts().size();
        int firing = storm.firing().size();
        return incidents(all) + (firing == all ? "" : firing == 0 ? ", all over or told by themselves" : ", " + firing
                + " still going on");
    }

    static String incidents(int number) {
        return number + (number == 1 ? " incident" : " incidents");
    }

    static String locations(int number) {
        return number + (number == 1 ? " location" : " locations");
    }
}
