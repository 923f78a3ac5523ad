package dev.bellwether.bikeep;

import java.util.Arrays;
import java.util.Optional;

/** The commands that the guide names; which of them a device takes is for the device to say. */
public enum CommandType {
    /** Reserves it, for an hour unless told until when. */
    BOOK("book"),
    /** Gives the reservation up. */
    CANCEL_BOOKING("cancel-booking"),
    /** Check-in. */
    LOCK("lock"),
    /** Check-out. */
    UNLOCK("unlock"),
    /** {@link #LOCK} whatever the state; for recovery only. */
    FORCE_LOCK("force-lock"),
    /** {@link #UNLOCK} whatever the state; for recovery only. */
    FORCE_UNLOCK("force-unlock"),
    /** {@link #CANCEL_BOOKING} whatever the state; for recovery only. */
    FORCE_CANCEL_BOOKING("force-cancel-booking"),
    /** Makes it tell its state anew. */
    SYNC_DEVICE("sync-device"),
    /** Makes it take a photo. */
    TAKE_PHOTO("take-photo");

    private final String text;

    CommandType(String text) {
        this.text = text;
    }

    /** As Bikeep writes it. */
    public String text() {
        return text;
    }

    /** The command that Bikeep writes like this. */
    public static Optional<CommandType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
