package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Location;
import dev.bellwether.local.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts reports into webhooks, one for each type, location and window, and decides what becomes of each. The windows
 * follow each other without gaps from the epoch on; where Bikeep lets them begin is not known.
 */
final class Mailbag {

    private static final long HALF_AN_HOUR = 1_800;
    private static final long AN_HOUR = 3_600;

    private final Plan plan;
    private final Dice dice;
    private final List<Truth.Sent> sent = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** Of one webhook, maybe for the second time. */
    private record Arrival(Truth.Sent sent, List<Report> reports, Instant at) {}

    /** What goes into one webhook; without aggregation each report has a number of its own. */
    private record Bag(String type, Location location, Instant due, int number) {}

    Mailbag(Plan plan, List<Report> reports) {
        this.plan = plan;
        this.dice = new Dice(plan, "mishaps");
        List<Report> inOrder = new ArrayList<>(reports);
        inOrder.sort(Comparator.comparing((Report report) -> report.change().at()));
        Map<Bag, List<Report>> bags = new LinkedHashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            bags.computeIfAbsent(bag(inOrder.get(i), i), bag -> new ArrayList<>()).add(inOrder.get(i));
        }
        bags.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Bag, List<Report>> bag) -> bag.getKey().due()))
                .forEach(bag -> send(bag.getKey(), List.copyOf(bag.getValue())));
        arrivals.sort(Comparator.comparing(Arrival::at));
    }

    /** Every webhook in the order in which they are due. */
    List<Truth.Sent> sent() {
        return sent;
    }

    /** How often a webhook arrives. */
    int size() {
        return arrivals.size();
    }

    /** When one arrives, counted from the first. */
    Instant at(int arrival) {
        return arrivals.get(arrival).at();
    }

    /** What arrives then. */
    Delivery open(int arrival) {
        Arrival opened = arrivals.get(arrival);
        String data = Json.write(opened.reports().stream().map(Report::words).toList());
        return new Delivery(opened.sent().id(), opened.sent().type(), data, opened.at());
    }

    private Bag bag(Report report, int number) {
        Instant at = report.change().at();
        long window = Math.round(report.window().toMillis() * plan.aggregation());
        if (window == 0) {
            return new Bag(report.type(), report.location(), at, number);
        }
        long due = (Math.floorDiv(at.toEpochMilli(), window) + 1) * window;
        return new Bag(report.type(), report.location(), Instant.ofEpochMilli(due), 0);
    }

    private void send(Bag bag, List<Report> reports) {
        Mishaps mishaps = plan.mishaps();
        double luck = dice.share();
        Truth.Fate fate = luck < mishaps.dropped()
                ? Truth.Fate.DROPPED
                : luck < mishaps.dropped() + mishaps.repeated()
                        ? Truth.Fate.REPEATED
                        : luck < mishaps.dropped() + mishaps.repeated() + mishaps.late()
                                ? Truth.Fate.LATE
                                : Truth.Fate.DELIVERED;
        List<Instant> moments = moments(fate, bag.due());
        Truth.Sent one = new Truth.Sent(
                "w" + (sent.size() + 1),
                bag.type(),
                bag.location().id(),
                reports.stream().map(Report::change).toList(),
                bag.due(),
                fate,
                moments);
        sent.add(one);
        moments.forEach(moment -> arrivals.add(new Arrival(one, reports, moment)));
    }

    private List<Instant> moments(Truth.Fate fate, Instant due) {
        return switch (fate) {
            case DELIVERED -> List.of(due);
            case DROPPED -> List.of();
            case REPEATED -> List.of(due, due.plus(later(HALF_AN_HOUR)));
            case LATE -> List.of(due.plus(later(AN_HOUR)));
        };
    }

    private Duration later(long most) {
        return Duration.ofSeconds(1).plus(dice.upTo(most - 1));
    }
}
