package dev.bellwether.truth;

import dev.bellwether.locate.LocationsPolled;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;


/** When everything was polled, and how often single locations were. */
@Singleton
@Unremovable
public class Polls {

    private final List<Instant> all = new ArrayList<>();
    private int singles;

    void polled(@Observes LocationsPolled poll) {
        if (poll.all()) {
            all.add(poll.at());
        } else {
            singles += poll.looks().size();
        }
    }

    /** The times of the polls of everything that succeeded. */
    public List<Instant> all() {
        return all;
    }

    /** How many looks at single locations there were. */
    public int singles() {
        return singles;
    }
}
