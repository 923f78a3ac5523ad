package dev.bellwether.respond;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a command has come. */
public enum CommandStage {
    /** A second operator has to agree. */
    AWAITING,
    /** It is to be sent. */
    WAITING,
    /** It is being sent: from now on it is never sent again. */
    SENDING,
    /** Bikeep has it, and it is followed. */
    SENT,
    /** The device has confirmed it. */
    SUCCEEDED,
    /** It was not carried out. */
    FAILED,
    /** It may have been carried out: only the device's state can tell. */
    UNKNOWN,
    /** It was never sent. */
    REFUSED,
    /** It was taken back before it was sent. */
    WITHDRAWN,
    /** Nobody agreed to it in time. */
    EXPIRED,
    /** It would have been sent. */
    DRY_RUN;

    /** Whether it will never change again. */
    public boolean isEnd() {
        return compareTo(SUCCEEDED) >= 0;
    }

    /** As answers and metrics have it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All ends. */
    static List<CommandStage> ends() {
        return Arrays.stream(values()).filter(CommandStage::isEnd).toList();
    }
}
