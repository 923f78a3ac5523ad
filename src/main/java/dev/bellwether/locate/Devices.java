package dev.bellwether.locate;

import dev.bellwether.incident.DeviceSight;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The devices of a location, when somebody wants to see them: within the budget of calls that all replicas share. */
@ApplicationScoped
public class Devices {

    private final Directory directory;
    private final Sources sources;
    private final Turns turns;
    private final Look look;
    private final InstantSource clock;

    Devices(Directory directory, Sources sources, Turns turns, Look look, InstantSource clock) {
        this.directory = directory;
        this.sources = sources;
        this.turns = turns;
        this.look = look;
        this.clock = clock;
    }

    /** What became of a look. */
    public sealed interface Answer {

        /**
         * They were read.
         *
         * @param devices as Bikeep tells them
         * @param asOf    when it was asked
         */
        record Seen(List<DeviceSight> devices, Instant asOf) implements Answer {}

        /** There is no such location. */
        record Unknown() implements Answer {}

        /**
         * They cannot be read now.
         *
         * @param why in words
         */
        record Unseen(String why) implements Answer {}
    }

    /** Looks now. Decides nothing: what is to be decided is read when an incident needs it. */
    public Answer at(String location) {
        if (directory.find(location).isEmpty()) {
            return new Answer.Unknown();
        }
        if (!sources.canAskForOne()) {
            return new Answer.Unseen("no credentials for Bikeep's API are set");
        }
        Instant now = clock.instant();
        if (turns.spend(1, now) == 0) {
            return new Answer.Unseen("as many calls as Bikeep may get in a minute were made");
        }
        List<DeviceSight> devices = look.devices(location);
        return devices == null ? new Answer.Unseen("Bikeep gives no usable answer") : new Answer.Seen(devices, now);
    }
}
