package dev.bellwether.bikeep;

import org.jspecify.annotations.Nullable;

/** How far a command has come. */
public enum CommandState {
    /** Bikeep has it. */
    NOT_SENT,
    /** On its way to the device. */
    SENT,
    /** The device has it. */
    RECEIVED,
    /** The hardware has confirmed it. */
    SUCCESS,
    /** It will not be carried out. */
    ERROR,
    /** Not told, or a value that is not published yet; not an end. */
    UNKNOWN;

    static CommandState named(@Nullable String text) {
        for (CommandState state : values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /** Whether it will never change again. */
    public boolean isFinal() {
        return this == SUCCESS || this == ERROR;
    }
}
