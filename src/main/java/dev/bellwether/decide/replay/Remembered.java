package dev.bellwether.decide.replay;

import dev.bellwether.decide.Recovered;
import dev.bellwether.decide.RecoveriesHeard;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.EventId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inbox in memory. */
final class Remembered implements RecoveriesHeard {

    private final Set<EventId> seen = new HashSet<>();
    private final Map<String, Map<String, Instant>> recovered = new HashMap<>();

    /** Whether this is the first time; remembers it. */
    boolean isFirst(DeviceEvent event, String location) {
        if (!seen.add(event.id())) {
            return false;
        }
        Recovered.by(event).ifPresent(back -> recovered
                .computeIfAbsent(location, none -> new HashMap<>())
                .merge(back.device(), back.at(), (a, b) -> a.isAfter(b) ? a : b));
        return true;
    }

    @Override
    public Optional<Instant> newest(String location, @Nullable String device) {
        Map<String, Instant> heard = recovered.getOrDefault(location, Map.of());
        Stream<Instant> times = device == null
                ? heard.values().stream()
                : Stream.of("", device).filter(heard::containsKey).map(heard::get);
        return times.max(Instant::compareTo);
    }
}
