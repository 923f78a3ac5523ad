package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Location;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The times in which the API cannot tell how the fleet is. None of them makes anybody wait. */
final class Blinds {

    private static final List<Fault> FAULTS =
            List.of(Fault.status(500), Fault.status(503), Fault.html(), Fault.status(429), Fault.drop());

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofMinutes(120);
    private static final double SHARE_UNKNOWN = 0.1;

    private final Plan plan;
    private final List<Location> fleet;
    private final List<Truth.Blind> blinds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Blinds(Plan plan, List<Location> fleet, Faults faults) {
        this.plan = plan;
        this.fleet = fleet;
        api(new Dice(plan, "blind API"), faults);
        unknown(new Dice(plan, "some unknown"), plan.mishaps().locationsUnknown(), Truth.Blindness.LOCATIONS);
        unknown(new Dice(plan, "all unknown"), plan.mishaps().allUnknown(), Truth.Blindness.ALL);
        blinds.sort(Comparator.comparing(Truth.Blind::from));
    }

    /** In the order of time. */
    List<Truth.Blind> blinds() {
        return blinds;
    }

    List<Step> steps() {
        return steps;
    }

    private void api(Dice dice, Faults faults) {
        List<Span> taken = new ArrayList<>();
        for (int i = dice.about(plan.mishaps().apiBlind() * plan.months()); i > 0; i--) {
            Span span = span(dice);
            Fault fault = dice.oneOf(FAULTS);
            // one after the other: the end of one would lift another
            if (taken.stream().noneMatch(span.widened(Duration.ofSeconds(1))::overlaps)) {
                taken.add(span);
                add(Truth.Blindness.API, List.of(), span, () -> faults.always(fault), faults::lift);
            }
        }
    }

    private void unknown(Dice dice, double often, Truth.Blindness what) {
        for (int i = dice.about(often * plan.months()); i > 0; i--) {
            List<Location> hit = what == Truth.Blindness.ALL
                    ? fleet
                    : dice.some(fleet, SHARE_UNKNOWN);
            List<String> named = what == Truth.Blindness.ALL ? List.of() : hit.stream().map(Location::id).toList();
            add(what, named, span(dice), () -> hit.forEach(Location::lose), () -> hit.forEach(Location::see));
        }
    }

    private Span span(Dice dice) {
        Instant from = dice.moment();
        Instant to = from.plus(dice.between(SHORTEST, LONGEST));
        return new Span(from, to.isAfter(plan.end()) ? plan.end() : to);
    }

    private void add(Truth.Blindness what, List<String> locations, Span span, Runnable begin, Runnable end) {
        blinds.add(new Truth.Blind(what, locations, span.from(), span.to()));
        steps.add(new Step(span.from(), begin));
        steps.add(new Step(span.to(), end));
    }
}
