package dev.bellwether.decide.reconcile;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading a location's devices means: what is lost though nobody told, and what is back though nobody told. */
public final class Examination {

    private final Belief belief;
    private final Place place;
    private final @Nullable LiveIncident live;
    private final @Nullable List<DeviceSight> devices;
    private final Instant now;
    private final Margins margins;

    private Examination(
            Belief belief, Place place, @Nullable LiveIncident live, @Nullable List<DeviceSight> devices, Look look) {
        this.belief = belief;
        this.place = place;
        this.live = live;
        this.devices = devices;
        this.now = look.at();
        this.margins = look.margins();
    }

    /**
     * The verdict.
     *
     * @param belief  what is not settled about the location
     * @param place   the location in its newest look
     * @param live    its live incident of kind {@link Kind#CONNECTION}, or null
     * @param devices its devices, or null when they could not be read
     * @param look    when they were read, and how patient to be
     */
    public static Verdict of(
            Belief belief, Place place, @Nullable LiveIncident live, @Nullable List<DeviceSight> devices, Look look) {
        Instant now = look.at();
        boolean due = Reconcile.isOverdue(belief, look.margins(), now)
                || Reconcile.isAliveAgain(belief, live, look.margins(), now);
        Belief next = belief.read(new Belief.Read(Reconcile.why(Told.by(live), place, due), now));
        if (!due || place.isWhole() || !place.isKnown()) {
            return Verdict.nothing(next, "devices read");
        }
        return new Examination(belief, place, live, devices, look).verdict(next);
    }

    /**
     * A reading.
     *
     * @param at      when it began
     * @param margins how patient to be
     */
    public record Look(Instant at, Margins margins) {}

    private Verdict verdict(Belief next) {
        List<Alert> raised = raised();
        List<Alert> over = over();
        if (raised.isEmpty() && over.isEmpty()) {
            return Verdict.nothing(next, "devices read: as told");
        }
        LiveIncident incident = live == null
                ? Lost.opened(place, raised.get(0), Kind.CONNECTION, Belief.first(belief.moreSince(), now))
                : live;
        for (Alert alert : raised) {
            incident = incident.with(alert);
        }
        for (Alert alert : over) {
            incident = incident.with(alert.overAsWeSaw(now));
        }
        if (incident.facts().firing().isEmpty()) { // one reading ends nothing: the looks that follow do
            return Verdict.nothing(
                    next.due(now.plus(margins.settle()), false), "devices read: all are back, to be seen once more");
        }
        boolean eased = over.stream().anyMatch(alert -> alert.name() == AlertName.LOCATION_OUTAGE);
        return new Verdict(
                next.differs(null, null),
                decision(incident, raised.size(), over.size(), eased),
                raised.isEmpty() || eased ? Finding.EASED : Finding.MISSED);
    }

    private Decision decision(LiveIncident incident, int raised, int over, boolean eased) {
        if (live == null) {
            return new Opened(incident, "missed webhook: polling shows what no webhook told, alerts=" + raised);
        }
        if (raised == 0 || eased) {
            int left = incident.facts().firing().size();
            return new Noted(incident, "eased", "polled: back=" + over + "; still firing: " + left);
        }
        boolean worse = incident.facts().lead().severity().compareTo(live.facts().lead().severity()) > 0;
        return new Joined(incident, worse, "missed webhook: polling shows more lost, alerts=" + raised);
    }

    /** What is lost and not told. */
    private List<Alert> raised() {
        Instant since = Belief.first(belief.moreSince(), now);
        if (place.connectivity() == Connectivity.OFFLINE) {
            boolean told = firing().stream().anyMatch(alert -> alert.name() == AlertName.LOCATION_OUTAGE);
            return told ? List.of() : List.of(Lost.outage(place, since, now));
        }
        List<Alert> raised = new ArrayList<>();
        for (DeviceSight sight : seen()) {
            if (sight.connectivity() == Connectivity.OFFLINE && alert(sight).isEmpty()) {
                raised.add(Lost.device(place, sight, now));
            }
        }
        boolean nobodyKnows = raised.isEmpty() && firing().stream().allMatch(this::isOver) && !allTalk();
        if (nobodyKnows) {
            Integer lost = place.lost();
            String detail = lost == null || lost == 0 ? "partially online" : lost + " devices offline";
            raised.add(Lost.location(place, AlertName.DEVICE_OFFLINE, Severity.WARNING, detail, since, now));
        }
        return raised;
    }

    /** What was told to be lost and is not. */
    private List<Alert> over() {
        return firing().stream().filter(this::isOver).toList();
    }

    private boolean isOver(Alert alert) {
        if (!alert.heardAt().isBefore(now)) {
            return false;
        }
        if (alert.name() == AlertName.LOCATION_OUTAGE) {
            return place.isReachable();
        }
        return alert.device().isNamed()
                ? seen().stream()
                        .anyMatch(sight -> sight.is(alert.device()) && sight.connectivity() == Connectivity.ONLINE)
                : place.isReachable() && allTalk();
    }

    private Optional<Alert> alert(DeviceSight sight) {
        return firing().stream().filter(alert -> sight.is(alert.device())).findFirst();
    }

    private boolean allTalk() {
        return !seen().isEmpty() && seen().stream().allMatch(sight -> sight.connectivity() == Connectivity.ONLINE);
    }

    private List<DeviceSight> seen() {
        return devices == null ? List.of() : devices;
    }

    private List<Alert> firing() {
        return live == null ? List.of() : live.facts().firing();
    }
}
