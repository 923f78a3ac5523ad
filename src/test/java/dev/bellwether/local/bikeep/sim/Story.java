package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import dev.bellwether.local.bikeep.Location;
import dev.bellwether.local.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plan carried out on a fleet, from its beginning to its end: what is done, what is told, what is true. */
final class Story {

    private static final Duration CONFIRMED_AFTER = Duration.ofHours(2);
    private static final List<String> ALARMS = List.of("wire_cut", "case_opened", "vandalism");
    private static final List<String> STUCK = List.of("DOOR_LEFT_OPEN", "INTERIM_STATE_TIMED_OUT");

    private final Plan plan;
    private final List<Device> devices;
    private final Silences silences;
    private final List<Report> reports = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> hands;
    private final Mailbag mail;
    private final Truth truth;

    Story(Plan plan, List<Location> fleet, Faults faults) {
        this.plan = plan;
        List<Location> sites = fleet.stream().filter(site -> site.plate().launched()).toList();
        this.devices = sites.stream().flatMap(site -> site.devices().stream()).toList();
        Troubles troubles = new Troubles(plan, sites);
        this.silences = new Silences(troubles.silences(), plan.end());
        silences.each(devices, this::happen);
        List<Truth.Loss> losses = new ArrayList<>();
        List<Truth.Outage> outages = new ArrayList<>();
        for (Location site : sites) {
            Losses own = new Losses(site, silences);
            own.lost().forEach(lost -> losses.add(loss(lost)));
            own.outages().forEach(outage -> outages.add(confirm(site, outage)));
        }
        losses.sort(Comparator.comparing(Truth.Loss::from));
        outages.sort(Comparator.comparing(Truth.Outage::from));
        alarms();
        Blinds blinds = new Blinds(plan, fleet, faults);
        steps.addAll(blinds.steps());
        steps.sort(Comparator.comparing(Step::at));
        this.hands = new ArrayList<>(new Hands(plan, devices, silences).steps());
        hands.sort(Comparator.comparing(Step::at));
        this.mail = new Mailbag(plan, reports);
        this.truth = new Truth(losses, outages, troubles.areas(), troubles.clouds(), blinds.blinds(), mail.sent());
    }

    /** What befalls the fleet and its API, in the order of time. */
    List<Step> steps() {
        return steps;
    }

    /** What people do with the devices, in the order of time. */
    List<Step> hands() {
        return hands;
    }

    Mailbag mail() {
        return mail;
    }

    Truth truth() {
        return truth;
    }

    private void happen(Silence silence) {
        Device device = silence.device();
        Instant from = silence.span().from();
        steps.add(new Step(from, () -> device.fallSilent(from)));
        if (silence.span().to().isBefore(plan.end())) {
            steps.add(new Step(silence.span().to(), device::wake));
        }
    }

    private Truth.Loss loss(Losses.Lost lost) {
        reports.add(new Report.Connection(lost.device(), false, lost.span().from()));
        if (lost.span().to().isBefore(plan.end())) {
            reports.add(new Report.Connection(lost.device(), true, lost.span().to()));
        }
        return new Truth.Loss(
                lost.device().id(), lost.device().location().id(), lost.span().from(), lost.span().to());
    }

    private Truth.Outage confirm(Location site, Truth.Outage outage) {
        for (Span whole : outage.whole()) {
            if (whole.length().compareTo(CONFIRMED_AFTER) > 0) {
                reports.add(new Report.Confirmed(site, whole.from(), whole.from().plus(CONFIRMED_AFTER)));
            }
        }
        return outage;
    }

    /** A device that is not heard reports nothing. */
    private void alarms() {
        Dice dice = new Dice(plan, "alarms");
        for (int i = dice.about(plan.rates().alarms() * plan.months() * devices.size()); i > 0; i--) {
            Device device = dice.oneOf(devices);
            Report alarm = new Report.Alarm(device, "security", dice.oneOf(ALARMS), dice.moment());
            reportIfHeard(device, alarm);
        }
        for (int i = dice.about(plan.rates().stuck() * plan.months() * devices.size()); i > 0; i--) {
            Device device = dice.oneOf(devices);
            reportIfHeard(device, new Report.Stuck(device, dice.oneOf(STUCK), dice.moment()));
        }
    }

    private void reportIfHeard(Device device, Report report) {
        if (silences.at(device, report.change().at()).isEmpty()) {
            reports.add(report);
        }
    }
}
