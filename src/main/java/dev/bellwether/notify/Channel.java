package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import java.util.List;

/** A way to reach people. One package each; the channel alone knows what its settings mean. */
public interface Channel {

    /** The name in the rules file, before {@code _configs}. */
    String name();

    /** What is wrong with the settings, in words for the operator; empty when they can be used. Makes no call. */
    List<String> check(Integration integration);

    /** Sends; blocks until the far side has answered or given up on. Never throws for what the far side does. */
    Outcome send(Briefing briefing, Integration integration);
}
