package dev.bellwether.notify;

import dev.bellwether.decide.Rules.Integration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to reach people. One package each; the channel alone knows what its settings mean. */
public interface Channel {

    /** The name in the rules file, before {@code _configs}. */
    String name();

    /** What is wrong with the settings, in words for the operator; empty when they can be used. Makes no call. */
    List<String> check(Integration integration);

    /** How messages travel by settings that {@link #check} found nothing wrong with. Makes no call. */
    Lane lane(Integration integration);

    /** Sends; blocks until the far side has answered or given up on. Never throws for what the far side does. */
    Outcome send(Message message, Integration integration);

    /** Whether what was told there is brought up to date in place, so that it shows who takes care, too. */
    default boolean isUpToDate(Integration integration) {
        return false;
    }

    /** Whether details of what was told are told in a thread, where they call nobody. */
    default boolean hasThread(Integration integration) {
        return false;
    }

    /** Whether what was told stays open there, and may call people, until its end is told. */
    default boolean staysOpen() {
        return false;
    }

    /** After how long the far side forgets what goes on unless it is told again; null when it does not. */
    default @Nullable Duration memory(Integration integration) {
        return null;
    }
}
