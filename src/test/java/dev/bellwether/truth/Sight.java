package dev.bellwether.truth;

import dev.bellwether.local.bikeep.sim.Span;
import dev.bellwether.local.bikeep.sim.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is true of a location at a time, and when it could be seen at all. */
final class Sight {

    private final Map<String, List<Truth.Loss>> losses = new HashMap<>();
    private final Map<String, List<Truth.Outage>> outages = new HashMap<>();
    private final List<Truth.Blind> blinds;

    Sight(Truth truth) {
        truth.losses().forEach(loss -> losses.computeIfAbsent(loss.location(), key -> new ArrayList<>()).add(loss));
        truth.outages()
                .forEach(outage ->
                        outages.computeIfAbsent(outage.location(), key -> new ArrayList<>()).add(outage));
        this.blinds = truth.blinds();
    }

    List<Truth.Outage> outages(String location) {
        return outages.getOrDefault(location, List.of());
    }

    /** Whether this device is lost then. */
    boolean isLost(String location, String device, Instant at) {
        return losses.getOrDefault(location, List.of()).stream()
                .anyMatch(loss -> loss.device().equals(device) && new Span(loss.from(), loss.to()).contains(at));
    }

    /** How many devices of the location are lost then, gateways included. */
    int lost(String location, Instant at) {
        return Math.toIntExact(losses.getOrDefault(location, List.of()).stream()
                .filter(loss -> new Span(loss.from(), loss.to()).contains(at))
                .count());
    }

    /** Whether anything of the location is lost then. */
    boolean isBroken(String location, Instant at) {
        return outages(location).stream().anyMatch(o -> new Span(o.from(), o.to()).contains(at));
    }

    /** Whether all of it is lost then. */
    boolean isGone(String location, Instant at) {
        return outages(location).stream().flatMap(o -> o.whole().stream()).anyMatch(span -> span.contains(at));
    }

    /** Whether the API shows the location then. */
    boolean isVisible(String location, Instant at) {
        return blinds.stream().noneMatch(b -> isOf(b, location) && new Span(b.from(), b.to()).contains(at));
    }

    /** The first moment from then on at which the API shows it. */
    Instant visibleFrom(String location, Instant at) {
        Instant from = at;
        for (Truth.Blind blind : blinds.stream().sorted(Comparator.comparing(Truth.Blind::from)).toList()) {
            if (isOf(blind, location) && new Span(blind.from(), blind.to()).contains(from)) {
                from = blind.to();
            }
        }
        return from;
    }

    /** The longest that one device is lost in that outage while the API shows the location. */
    Duration longestSeen(Truth.Outage outage) {
        return losses.getOrDefault(outage.location(), List.of()).stream()
                .filter(loss -> !loss.from().isBefore(outage.from()) && !loss.to().isAfter(outage.to()))
                .map(loss -> longestVisible(outage.location(), loss))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration longestVisible(String location, Truth.Loss loss) {
        Instant from = visibleFrom(location, loss.from());
        Duration longest = Duration.ZERO;
        for (Truth.Blind blind : blinds.stream().sorted(Comparator.comparing(Truth.Blind::from)).toList()) {
            if (isOf(blind, location) && blind.from().isAfter(from) && blind.from().isBefore(loss.to())) {
                longest = longer(longest, Duration.between(from, blind.from()));
                from = visibleFrom(location, blind.from());
            }
        }
        return from.isBefore(loss.to()) ? longer(longest, Duration.between(from, loss.to())) : longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static boolean isOf(Truth.Blind blind, String location) {
        return blind.locations().isEmpty() || blind.locations().contains(location);
    }
}
