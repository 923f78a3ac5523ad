package dev.bellwether.bikeep;

import org.jspecify.annotations.Nullable;

/** How a command ended that was followed. */
public sealed interface CommandOutcome {

    /** As last seen. */
    BikeepCommand command();

    /** The hardware has confirmed it. */
    record Succeeded(BikeepCommand command) implements CommandOutcome {}

    /** It was not carried out: the device is away, or its hardware could not. */
    record Failed(BikeepCommand command) implements CommandOutcome {}

    /**
     * Nobody knows yet: it may still succeed or fail.
     *
     * @param command as last seen
     * @param trouble why Bikeep could not be asked the last time; null when it could
     */
    record Unfinished(BikeepCommand command, @Nullable BikeepTrouble trouble) implements CommandOutcome {}
}
