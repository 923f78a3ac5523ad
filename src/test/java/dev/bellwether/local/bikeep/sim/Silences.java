package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The silences of each device, those that overlap or touch made one, and what of them lies beyond the end cut off. */
final class Silences {

    private final Map<Device, List<Silence>> byDevice = new IdentityHashMap<>();

    Silences(List<Silence> silences, Instant end) {
        List<Silence> inOrder = new ArrayList<>(silences);
        inOrder.sort(Comparator.comparing((Silence silence) -> silence.span().from()));
        for (Silence silence : inOrder) {
            if (silence.span().from().isBefore(end)) {
                add(byDevice.computeIfAbsent(silence.device(), device -> new ArrayList<>()), cut(silence, end));
            }
        }
    }

    private static Silence cut(Silence silence, Instant end) {
        Span span = silence.span();
        return span.to().isBefore(end)
                ? silence
                : new Silence(silence.device(), new Span(span.from(), end), silence.cause());
    }

    private static void add(List<Silence> earlier, Silence next) {
        int last = earlier.size() - 1;
        if (last < 0 || earlier.get(last).span().to().isBefore(next.span().from())) {
            earlier.add(next);
            return;
        }
        Silence before = earlier.get(last);
        Instant to = before.span().to().isAfter(next.span().to()) ? before.span().to() : next.span().to();
        Cause cause = before.cause().compareTo(next.cause()) > 0 ? before.cause() : next.cause();
        earlier.set(last, new Silence(next.device(), new Span(before.span().from(), to), cause));
    }

    /** Those of one device, in order. */
    List<Silence> of(Device device) {
        return byDevice.getOrDefault(device, List.of());
    }

    /** The one of this device at that moment. */
    Optional<Silence> at(Device device, Instant moment) {
        return of(device).stream().filter(silence -> silence.span().contains(moment)).findFirst();
    }

    /** All of these devices, in the order of the devices. */
    void each(List<Device> devices, Consumer<Silence> use) {
        devices.forEach(device -> of(device).forEach(use));
    }
}
