package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Neighbours that go together: one trouble of power or network, not many of locations. */
final class Areas {

    private static final Comparator<Standing> BY_ID = Comparator.comparing(s -> s.place().id());

    private Areas() {}

    /** What a look means for areas; none is new while most of the fleet is gone. */
    static List<Judgement> judge(Fleet fleet, boolean mostAreGone, Margins margins) {
        List<Judgement> judgements = new ArrayList<>();
        List<Standing> loose = new ArrayList<>(fleet.goneWithin(margins.fleet().window()).stream()
                .filter(Fleet::isOffline)
                .filter(s -> !isFoundBroken(s, fleet))
                .sorted(BY_ID) // in whatever order Bikeep shows them
                .toList());
        for (LiveIncident live : fleet.live(Kind.AREA)) {
            List<Standing> members = members(live, fleet.standings());
            loose.removeAll(members);
            List<Standing> near = mostAreGone ? List.of() : near(live, members, loose, margins);
            loose.removeAll(near);
            grownOrEased(live, members, near, fleet, margins).forEach(judgements::add);
        }
        if (!mostAreGone) {
            judgements.addAll(opened(loose, fleet, margins));
        }
        return judgements;
    }

    /** What was found after an absence did not go when it was found. */
    private static boolean isFoundBroken(Standing standing, Fleet fleet) {
        return Covering.of(new IncidentKey(standing.place().id(), Kind.CONNECTION), fleet.live(Kind.CATCH_UP))
                .isPresent();
    }

    /** The alert by which such an incident covers a location. */
    static Alert member(Kind kind, Standing standing, Instant now) {
        Severity severity = Fleet.isOffline(standing) ? Severity.CRITICAL : Severity.WARNING;
        return Covering.alert(
                Covering.member(kind, standing.place().id()), kind, severity, standing.place().spoken(), now);
    }

    private static List<Judgement> grownOrEased(
            LiveIncident live, List<Standing> members, List<Standing> near, Fleet fleet, Margins margins) {
        if (!near.isEmpty()) {
            List<Alert> more = near.stream().map(s -> member(Kind.AREA, s, fleet.now())).toList();
            return List.of(new Judgement(Covering.joined(live, more, "neighbours=" + more.size()), Finding.AREA));
        }
        Set<Fingerprint> still = members.stream()
                .filter(s -> !Fleet.isBack(s, margins, fleet.now()))
                .map(s -> Covering.member(Kind.AREA, s.place().id()))
                .collect(Collectors.toSet());
        List<Alert> over = live.facts().firing().stream()
                .filter(a -> !still.contains(a.fingerprint())) // back, or not polled any more
                .toList();
        return over.isEmpty()
                ? List.of()
                : List.of(new Judgement(
                        Covering.eased(live, over, fleet.now(), "back=" + over.size()), Finding.AREA));
    }

    /** Around the location with the most gone neighbours first, of those around which enough are gone. */
    private static List<Judgement> opened(List<Standing> loose, Fleet fleet, Margins margins) {
        List<Judgement> judgements = new ArrayList<>();
        List<Standing> left = new ArrayList<>(loose);
        Optional<Standing> centre = centre(left, fleet, margins);
        while (centre.isPresent()) {
            List<Standing> gone = around(centre.get(), left, margins);
            judgements.add(new Judgement(area(centre.get(), gone, fleet.now()), Finding.AREA));
            left.removeAll(gone);
            centre = centre(left, fleet, margins);
        }
        return judgements;
    }

    private static Optional<Standing> centre(List<Standing> gone, Fleet fleet, Margins margins) {
        return gone.stream()
                .filter(s -> isArea(around(s, gone, margins).size(), s, fleet, margins))
                .max(Comparator.<Standing>comparingInt(s -> around(s, gone, margins).size()).thenComparing(BY_ID));
    }

    private static boolean isArea(int gone, Standing centre, Fleet fleet, Margins margins) {
        return gone >= margins.fleet().areaLeast()
                && gone >= around(centre, fleet.standings(), margins).size() * margins.fleet().areaShare();
    }

    private static Decision area(Standing centre, List<Standing> gone, Instant now) {
        List<Alert> alerts = gone.stream().map(s -> member(Kind.AREA, s, now)).toList();
        String first = gone.get(0).place().id();
        return Covering.opened(
                new IncidentKey("area:" + first, Kind.AREA), "around " + centre.place().spoken(), alerts,
                gone.size() + " neighbouring locations went together");
    }

    private static List<Standing> members(LiveIncident live, List<Standing> all) {
        Set<Fingerprint> firing =
                live.facts().firing().stream().map(Alert::fingerprint).collect(Collectors.toSet());
        return all.stream()
                .filter(s -> firing.contains(Covering.member(Kind.AREA, s.place().id())))
                .toList();
    }

    /** What joins: neighbours of members, and whoever was a member before, since the incident is called after one. */
    private static List<Standing> near(
            LiveIncident live, List<Standing> members, List<Standing> loose, Margins margins) {
        return loose.stream()
                .filter(s -> members.stream().anyMatch(m -> isNear(m, s, margins))
                        || live.facts().alert(Covering.member(Kind.AREA, s.place().id())).isPresent())
                .toList();
    }

    private static List<Standing> around(Standing centre, List<Standing> all, Margins margins) {
        return all.stream().filter(s -> isNear(centre, s, margins)).toList();
    }

    private static boolean isNear(Standing a, Standing b, Margins margins) {
        Double metres = a.place().metresTo(b.place());
        return metres != null && metres <= margins.fleet().areaMetres();
    }
}
