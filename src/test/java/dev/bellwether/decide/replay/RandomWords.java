package dev.bellwether.decide.replay;

import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What people say and polls show about what goes on, now and then. */
final class RandomWords {

    private RandomWords() {}

    static Optional<Evidence> said(Replay replay, Instant now, Random random) {
        List<LiveIncident> live = replay.lives().live();
        if (live.isEmpty() || random.nextInt(4) != 0) {
            return Optional.empty();
        }
        IncidentKey key = live.get(random.nextInt(live.size())).key();
        return Optional.of(switch (random.nextInt(4)) {
            case 0 -> new Evidence.Taken(now, key, "somebody", null);
            case 1 -> new Evidence.Taken(now, key, "somebody", now.plusSeconds(random.nextInt(3600)));
            case 2 -> new Evidence.Over(now, key, null, now, Recovery.OPERATOR);
            default -> new Evidence.Over(now, key, null, now, Recovery.POLL);
        });
    }
}
