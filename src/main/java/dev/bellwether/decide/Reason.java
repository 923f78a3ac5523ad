package dev.bellwether.decide;

/** Why a notification is sent. */
public enum Reason {
    /** The incident is new. */
    FIRST,
    /** More is wrong than was told. */
    CHANGED,
    /** It was over, and is wrong again. */
    REOPENED,
    /** It goes and comes back all the time. */
    FLAPPING,
    /** It no longer flaps, and is wrong. */
    SETTLED,
    /** Nobody took care of it. */
    ESCALATED,
    /** It has gone on for the repeat interval. */
    REPEAT,
    /** Somebody takes care. Told only where what was told is brought up to date in place. */
    ACKNOWLEDGED,
    /** Something was done about it. Told only where details have a thread. */
    RESPONDED,
    /** The far side forgets what goes on unless it is told again. */
    REFRESH,
    /** It is over. */
    RESOLVED
}
