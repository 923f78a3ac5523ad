package dev.bellwether.decide.reconcile;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees one trouble in many: Bikeep's own, an area's, and what was found after nobody had looked. */
public final class FleetWatch {

    private static final IncidentKey UPSTREAM = new IncidentKey(Covering.BIKEEP, Kind.UPSTREAM);
    private static final IncidentKey CATCH_UP = new IncidentKey("bellwether", Kind.CATCH_UP);

    private FleetWatch() {}

    /** What a successful look at the whole fleet means. */
    public static List<Judgement> judge(Fleet fleet, Margins margins) {
        List<Judgement> judgements = new ArrayList<>();
        LiveIncident upstream = fleet.live(Kind.UPSTREAM).stream().findFirst().orElse(null);
        answered(upstream, fleet.now()).ifPresent(judgements::add);
        Optional<Judgement> gone = gone(fleet, after(judgements, upstream), margins);
        gone.ifPresent(judgements::add);
        blind(fleet, after(judgements, upstream), margins).ifPresent(judgements::add);
        boolean one = isFiring(after(judgements, upstream), Covering.GONE);
        judgements.addAll(Areas.judge(fleet, one || fleet.away() != null, margins));
        catchUp(fleet, one, margins).ifPresent(judgements::add);
        return judgements;
    }

    /**
     * What it means that Bikeep gives no usable answer.
     *
     * @param upstream the live incident about Bikeep itself, or null
     * @param since    since when it gives none
     * @param why      the newest trouble, for people
     */
    public static Optional<Judgement> failing(
            @Nullable LiveIncident upstream, Instant since, String why, Instant now, Margins margins) {
        if (now.isBefore(since.plus(margins.fleet().failingAfter())) || isFiring(upstream, Covering.FAILING)) {
            return Optional.empty();
        }
        Alert alert = upstream(Covering.FAILING, Severity.WARNING, "Bikeep's API gives no usable answer: " + why, since);
        return Optional.of(raised(upstream, alert, "no usable answer since " + since));
    }

    private static Optional<Judgement> answered(@Nullable LiveIncident upstream, Instant now) {
        return firing(upstream, Covering.FAILING)
                .map(alert -> new Judgement(
                        Covering.eased(Objects.requireNonNull(upstream), List.of(alert), now, "Bikeep answers again"),
                        Finding.UPSTREAM));
    }

    private static Optional<Judgement> gone(Fleet fleet, @Nullable LiveIncident upstream, Margins margins) {
        Margins.Fleet many = margins.fleet();
        int all = fleet.standings().size();
        Optional<Alert> firing = firing(upstream, Covering.GONE);
        if (firing.isPresent()) {
            return fleet.gone() < all * many.upstreamShare() / 2
                    ? Optional.of(new Judgement(
                            Covering.eased(
                                    Objects.requireNonNull(upstream), List.of(firing.get()), fleet.now(),
                                    "most locations are back"),
                            Finding.UPSTREAM))
                    : Optional.empty();
        }
        List<Standing> went = fleet.goneWithin(many.window());
        int recent = went.size();
        long offline = went.stream().filter(Fleet::isOffline).count();
        if (!isMost(recent, fleet, many) || 2 * offline < recent) {
            return Optional.empty();
        }
        String words = recent + " of " + all + " locations went silent within " + many.window().toMinutes() + " min";
        return Optional.of(
                raised(upstream, upstream(Covering.GONE, Severity.CRITICAL, words, fleet.now()), words));
    }

    /** Most of them unknown for long is like an API that fails: webhooks go on, polls say nothing. */
    private static Optional<Judgement> blind(Fleet fleet, @Nullable LiveIncident upstream, Margins margins) {
        Margins.Fleet many = margins.fleet();
        Optional<Alert> firing = firing(upstream, Covering.BLIND);
        if (firing.isPresent()) {
            return fleet.blindFor(Duration.ZERO) < fleet.standings().size() * many.upstreamShare() / 2
                    ? Optional.of(new Judgement(
                            Covering.eased(
                                    Objects.requireNonNull(upstream), List.of(firing.get()), fleet.now(),
                                    "Bikeep knows most locations again"),
                            Finding.UPSTREAM))
                    : Optional.empty();
        }
        long blind = fleet.blindFor(many.failingAfter());
        if (!isMost(blind, fleet, many)) {
            return Optional.empty();
        }
        String words = "Bikeep's API does not know how " + blind + " of " + fleet.standings().size() + " locations are";
        return Optional.of(raised(upstream, upstream(Covering.BLIND, Severity.WARNING, words, fleet.now()), words));
    }

    private static boolean isMost(long count, Fleet fleet, Margins.Fleet many) {
        return count >= many.upstreamLeast() && count >= fleet.standings().size() * many.upstreamShare();
    }

    private static Optional<Judgement> catchUp(Fleet fleet, boolean one, Margins margins) {
        LiveIncident live = fleet.live(Kind.CATCH_UP).stream().findFirst().orElse(null);
        if (live != null) {
            return settled(live, fleet);
        }
        if (fleet.away() == null || one) {
            return Optional.empty();
        }
        List<Alert> found = fleet.standings().stream()
                .filter(s -> s.place().isKnown() && !s.place().isWhole() && !fleet.told().contains(s.place().id()))
                .map(s -> Areas.member(Kind.CATCH_UP, s, fleet.now()))
                .toList();
        return found.size() < margins.fleet().awayLeast()
                ? Optional.empty()
                : Optional.of(new Judgement(
                        Covering.opened(
                                CATCH_UP, absence(fleet), found, "nobody had looked " + absence(fleet)),
                        Finding.CATCH_UP));
    }

    private static String absence(Fleet fleet) {
        return fleet.now().equals(fleet.away()) ? "before" : "since " + fleet.away();
    }

    private static Optional<Judgement> settled(LiveIncident live, Fleet fleet) {
        Map<Fingerprint, Standing> members = fleet.standings().stream()
                .collect(Collectors.toMap(
                        s -> Covering.member(Kind.CATCH_UP, s.place().id()), Function.identity(), (a, b) -> a));
        List<Alert> over = live.facts().firing().stream()
                .filter(alert -> {
                    Standing member = members.get(alert.fingerprint());
                    return member == null || (member.place().isWhole() && member.belief().isCalm());
                })
                .toList();
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(new Judgement(
                        Covering.eased(live, over, fleet.now(), "back=" + over.size()), Finding.CATCH_UP));
    }

    private static Judgement raised(@Nullable LiveIncident upstream, Alert alert, String reason) {
        return new Judgement(
                upstream == null
                        ? Covering.opened(UPSTREAM, "Bikeep", List.of(alert), reason)
                        : Covering.joined(upstream, List.of(alert), reason),
                Finding.UPSTREAM);
    }

    private static Alert upstream(String what, Severity severity, String words, Instant since) {
        return Covering.alert(Covering.upstream(what), Kind.UPSTREAM, severity, words, since);
    }

    private static boolean isFiring(@Nullable LiveIncident upstream, String what) {
        return firing(upstream, what).isPresent();
    }

    private static Optional<Alert> firing(@Nullable LiveIncident upstream, String what) {
        Fingerprint wanted = Covering.upstream(what);
        return upstream == null
                ? Optional.empty()
                : upstream.facts().firing().stream().filter(a -> a.fingerprint().equals(wanted)).findFirst();
    }

    /** The incident as the newest judgement leaves it. */
    private static @Nullable LiveIncident after(List<Judgement> judgements, @Nullable LiveIncident before) {
        LiveIncident now = before;
        for (Judgement judgement : judgements) {
            now = judgement.decision().incident() instanceof LiveIncident open ? open : null;
        }
        return now;
    }
}
