package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import java.time.Instant;
import java.util.List;

/** A channel that can tell several messages as one, at set times. */
public interface Gathering extends Channel {

    /** Whether this integration does. */
    boolean gathers(Integration integration);

    /** When what is due then is told with others, by an integration that gathers; never earlier than it is due. */
    Instant with(Instant due, Integration integration);

    /**
     * Sends them as one; blocks until the far side has answered or given up on. Never throws for what the far side does. The
     * conversation of what it returns is ignored.
     *
     * @param messages at least one
     */
    Outcome sendAsOne(List<Message> messages, Integration integration);
}
