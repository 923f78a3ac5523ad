package dev.bellwether.decide.reconcile;

import static dev.bellwether.decide.reconcile.Looks.MARGINS;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.testkit.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A story of looks at a whole fleet, and which incidents cover others meanwhile. */
final class Fleets {

    /** About 111 m of latitude. */
    static final double STEP = 0.001;

    private final Map<String, Standing> standings = new TreeMap<>();
    private final Map<IncidentKey, LiveIncident> covering = new LinkedHashMap<>();
    private Set<String> told = Set.of();
    private @Nullable Instant away;

    /** Locations without coordinates that are well. */
    static Fleets of(int locations) {
        Fleets fleet = new Fleets();
        for (int n = 1; n <= locations; n++) {
            fleet.standings.put(id(n), well(id(n), null, null));
        }
        return fleet;
    }

    /** Locations that are well, in a line of such steps along a meridian. */
    static Fleets line(int locations, double step) {
        Fleets fleet = new Fleets();
        for (int n = 1; n <= locations; n++) {
            fleet.standings.put(id(n), well(id(n), 59 + n * step, 24.7));
        }
        return fleet;
    }

    static String id(int n) {
        return "loc-%03d".formatted(n);
    }

    /** These went at that time. */
    Fleets gone(int from, int to, Instant at) {
        return set(from, to, Connectivity.OFFLINE, Belief.calm("x").broken(at, false, null));
    }

    /** Bikeep has not known of these since that time. */
    Fleets blind(int from, int to, Instant at) {
        return set(
                from, to, Connectivity.UNKNOWN,
                new Belief("x", null, null, null, null, at, null, null, null, null, null, false));
    }

    /** Something at these has talked since that time, and is whole but not settled. */
    Fleets alive(int from, int to, Instant at) {
        return set(from, to, Connectivity.ONLINE, Belief.calm("x").whole(at, null, null));
    }

    /** These are well. */
    Fleets back(int from, int to) {
        return set(from, to, Connectivity.ONLINE, Belief.calm("x"));
    }

    /** Some devices of these do not talk. */
    Fleets partial(int from, int to, Instant at) {
        return set(from, to, Connectivity.PARTIALLY_ONLINE, Belief.calm("x").broken(at, true, null));
    }

    /** These are not polled any more. */
    Fleets withdrawn(int from, int to) {
        for (int n = from; n <= to; n++) {
            standings.remove(id(n));
        }
        return this;
    }

    /** Nobody had looked since that time; of these somebody was told already. */
    Fleets away(@Nullable Instant since, String... told) {
        this.away = since;
        this.told = Set.of(told);
        return this;
    }

    /** A look at everything. */
    List<Judgement> look(Instant now) {
        return take(FleetWatch.judge(fleet(now), MARGINS));
    }

    /** Bikeep has given no usable answer since then. */
    Optional<Judgement> failing(Instant since, Instant now) {
        LiveIncident upstream = live(Kind.UPSTREAM).stream().findFirst().orElse(null);
        Optional<Judgement> judged = FleetWatch.failing(upstream, since, "unavailable", now, MARGINS);
        take(judged.stream().toList());
        return judged;
    }

    List<LiveIncident> live(Kind kind) {
        return covering.values().stream().filter(i -> i.key().kind() == kind).toList();
    }

    /** Everything that covers others. */
    List<LiveIncident> live() {
        return List.copyOf(covering.values());
    }

    /** How many alerts of incidents of that kind fire. */
    int firing(Kind kind) {
        return live(kind).stream().mapToInt(i -> i.facts().firing().size()).sum();
    }

    private Fleet fleet(Instant now) {
        List<Standing> shown = new ArrayList<>();
        standings.values().forEach(s -> shown.add(new Standing(s.place().asOf(now), s.belief())));
        return new Fleet(shown, live(), told, away, now);
    }

    private List<Judgement> take(List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            Incident incident = judgement.decision().incident();
            if (incident instanceof LiveIncident open) {
                covering.put(open.key(), open);
            } else if (incident != null) {
                covering.remove(incident.key());
            }
        }
        return judgements;
    }

    private Fleets set(int from, int to, Connectivity connectivity, Belief belief) {
        for (int n = from; n <= to; n++) {
            Place before = standings.get(id(n)).place();
            standings.put(id(n), standing(id(n), connectivity, belief, before.latitude(), before.longitude()));
        }
        return this;
    }

    private static Standing well(String id, @Nullable Double latitude, @Nullable Double longitude) {
        return standing(id, Connectivity.ONLINE, Belief.calm(id), latitude, longitude);
    }

    static Standing standing(
            String id,
            Connectivity connectivity,
            Belief belief,
            @Nullable Double latitude,
            @Nullable Double longitude) {
        Place place = new Place(
                id, null, null, id, null, null, true, List.of(), connectivity, null, latitude, longitude, Events.START);
        Belief own = new Belief(
                id, belief.wholeSince(), belief.aliveSince(), belief.brokenSince(), belief.goneSince(),
                belief.blindSince(), belief.moreSince(), belief.fewerSince(), belief.known(), belief.read(),
                belief.dueAt(), belief.devicesDue());
        return new Standing(place, own);
    }
}
