package dev.bellwether.event;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random events of every kind, with and without each member. */
public final class RandomEvents {

    private static final List<String> TEXTS = List.of("7", "gate-1", "Põhja pst", "東京", "🚲", "a \"b\" \\", "tab\t");
    private static final List<String> TYPES =
            List.of("parking_reminder", "report", "maintenance_log", "brand_new", "a.b-c_D9");

    private final Random random;

    /** Drawn from here. */
    public RandomEvents(Random random) {
        this.random = random;
    }

    /** The next one. */
    public DeviceEvent next() {
        Connectivity connectivity = Connectivity.values()[random.nextInt(Connectivity.values().length)];
        return switch (random.nextInt(5)) {
            case 0 -> new ConnectionChanged(facts(), connectivity, maybe());
            case 1 -> new OutageConfirmed(facts(), connectivity, maybe());
            case 2 -> new AlarmRaised(facts(), maybe(), maybe());
            case 3 -> new StateStuck(facts(), maybe());
            default -> new Notice(facts(), TYPES.get(random.nextInt(TYPES.size())));
        };
    }

    private Facts facts() {
        return new Facts(
                new EventId(Long.toHexString(random.nextLong())),
                random.nextInt(4) == 0
                        ? LocationRef.NONE
                        : new LocationRef(maybe(), maybe(), maybe(), maybe(), maybe()),
                random.nextInt(4) == 0 ? DeviceRef.NONE : new DeviceRef(maybe(), maybe(), maybe(), maybe(), maybe()),
                random.nextBoolean() ? null : time(),
                time(),
                RandomJson.any(random).value().strip());
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(4) * 1_000_001L);
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
