package dev.bellwether.respond;

/** What was asked for cannot be done, and nothing was. */
public final class Refusal extends RuntimeException {

    private final Why why;

    /**
     * A refusal.
     *
     * @param words what is wrong and what would cure it, for the one who asked
     */
    public Refusal(Why why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    /** Why not. */
    public Why why() {
        return why;
    }

    /** The reasons there are. */
    public enum Why {
        /** Nothing may be done on site from here. */
        OFF,
        /** No incident has that id. */
        NO_SUCH_INCIDENT,
        /** The incident is over. */
        INCIDENT_OVER,
        /** The location has no such device, or several. */
        NO_SUCH_DEVICE,
        /** The device does not list the command. */
        NOT_LISTED,
        /** Bikeep gives no usable answer now. */
        UNSEEN,
        /** No command has that id. */
        NO_SUCH_COMMAND,
        /** It does not wait for anybody's agreement. */
        NOT_AWAITING,
        /** Whoever asks for something cannot be the second one, too. */
        SAME_PERSON,
        /** The location has no such whitelist, or several. */
        NO_SUCH_WHITELIST,
        /** The card opens the location already. */
        CARD_KNOWN,
        /** No access has that id. */
        NO_SUCH_ACCESS,
        /** The request's values cannot be used. */
        BAD
    }
}
