package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import dev.bellwether.local.bikeep.DeviceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** People who lock and unlock devices with their cards. Of a silent device nobody knows who uses it. */
final class Hands {

    private static final Duration AT_THE_DOOR = Duration.ofSeconds(20);

    private final List<Step> steps = new ArrayList<>();
    private final Map<Device, List<Span>> uses = new IdentityHashMap<>();

    Hands(Plan plan, List<Device> devices, Silences silences) {
        List<Device> usable = devices.stream().filter(device -> device.type() != DeviceType.GUARD).toList();
        Dice dice = new Dice(plan, "hands");
        for (int i = dice.about(plan.rates().uses() * plan.months() * usable.size()); i > 0; i--) {
            Device device = dice.oneOf(usable);
            Instant from = dice.moment();
            Duration length = device.type() == DeviceType.BIKE_HOUSE_DOOR
                    ? AT_THE_DOOR
                    : dice.logNormal(Duration.ofHours(3), 1.0, Duration.ofDays(3));
            use(device, new Span(from, from.plus(length)), silences);
        }
    }

    List<Step> steps() {
        return steps;
    }

    private void use(Device device, Span span, Silences silences) {
        List<Span> earlier = uses.computeIfAbsent(device, none -> new ArrayList<>());
        boolean heard = silences.at(device, span.from()).isEmpty() && silences.at(device, span.to()).isEmpty();
        if (heard && earlier.stream().noneMatch(span::overlaps)) {
            earlier.add(span);
            steps.add(new Step(span.from(), () -> device.take(span.from())));
            steps.add(new Step(span.to(), () -> device.free(span.to())));
        }
    }
}
