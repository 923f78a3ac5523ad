package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import dev.bellwether.local.bikeep.Heartbeats;
import dev.bellwether.local.bikeep.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What of one location's silences Bikeep calls a loss, and the outages that these make. */
final class Losses {

    private final Location site;
    private final List<Lost> lost = new ArrayList<>();

    /** A loss and its cause. */
    record Lost(Device device, Span span, Cause cause) {}

    /** One device more (or less) is lost from a moment on. */
    private record Edge(Instant at, int more) {}

    Losses(Location site, Silences silences) {
        this.site = site;
        silences.each(site.devices(), silence -> {
            Instant dead = silence.span().from().plus(Heartbeats.REAL.dead());
            if (dead.isBefore(silence.span().to())) {
                lost.add(new Lost(silence.device(), new Span(dead, silence.span().to()), silence.cause()));
            }
        });
        lost.sort(Comparator.comparing((Lost loss) -> loss.span().from()));
    }

    /** In the order of time. */
    List<Lost> lost() {
        return lost;
    }

    /** In the order of time. */
    List<Truth.Outage> outages() {
        List<Truth.Outage> outages = new ArrayList<>();
        int first = 0;
        while (first < lost.size()) {
            Instant to = lost.get(first).span().to();
            int next = first + 1;
            while (next < lost.size() && !lost.get(next).span().from().isAfter(to)) {
                Instant other = lost.get(next).span().to();
                to = other.isAfter(to) ? other : to;
                next++;
            }
            outages.add(outage(lost.subList(first, next), to));
            first = next;
        }
        return outages;
    }

    private Truth.Outage outage(List<Lost> parts, Instant to) {
        List<Span> whole = whole(parts);
        return new Truth.Outage(
                site.id(),
                site.plate().code(),
                parts.get(0).span().from(),
                to,
                whole.isEmpty() ? Truth.Worst.PARTIAL : Truth.Worst.WHOLE,
                whole,
                parts.stream().map(part -> part.span().length()).max(Duration::compareTo).orElseThrow(),
                parts.stream().map(Lost::cause).max(Comparator.naturalOrder()).orElseThrow());
    }

    /** When all devices are lost; who comes back in the very second in which another goes leaves no such moment. */
    private List<Span> whole(List<Lost> parts) {
        List<Edge> edges = new ArrayList<>();
        for (Lost part : parts) {
            edges.add(new Edge(part.span().from(), 1));
            edges.add(new Edge(part.span().to(), -1));
        }
        edges.sort(Comparator.comparing(Edge::at).thenComparing(Edge::more));
        List<Span> whole = new ArrayList<>();
        int all = site.devices().size();
        int count = 0;
        Instant since = null;
        for (Edge edge : edges) {
            count += edge.more();
            if (count == all) {
                since = edge.at();
            } else if (since != null) {
                whole.add(new Span(since, edge.at()));
                since = null;
            }
        }
        return whole;
    }
}
