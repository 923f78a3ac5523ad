package dev.bellwether.decide.audit;

import java.util.Locale;

/** What the service can fail at. */
public enum Failing {
    /** Something was due about an incident. */
    INCIDENT_OVERDUE(
            Source.DATABASE, true, "what is due about incidents is not done",
            "Holds, escalations, snoozes and ends may come late or not at all; the log says what keeps them."),
    /** A message was due. */
    MESSAGE_OVERDUE(
            Source.DATABASE, true, "messages are not sent",
            "People may not know what is wrong just now: look at the open incidents. The log says what keeps the messages."),
    /** A message will never arrive. */
    MESSAGE_FAILED(
            Source.DATABASE, false, "messages could not be delivered",
            "Somebody was to be told and was not: look at the open incidents, and at that receiver's settings."),
    /** An event was accepted. */
    EVENT_UNPROCESSED(
            Source.KAFKA, true, "events are not processed",
            "What Bikeep tells is kept safe on Kafka, but nobody hears of it until the consumer goes on."),
    /** The consumer of events was to go on. */
    CONSUMER_STALLED(
            Source.SELF, true, "the consumer stands still",
            "What Bikeep tells is kept safe on Kafka, but a replica has to be restarted before anybody hears of it: its liveness"
                    + " says so, and the log says why."),
    /** An event was given up. */
    DEAD_LETTER(
            Source.KAFKA, false, "events could not be processed",
            "What they tell had no effect. They lie among the dead letters: /api/v1/dead-letters says why, and can replay them."),
    /** Kafka does not take what was accepted. */
    SPOOL_FILLS(
            Source.DATABASE, true, "webhooks wait in the database for Kafka",
            "Nobody hears of them until Kafka is back; when the spool is full, webhooks are refused with 503."),
    /** A delivery was accepted. */
    DELIVERY_SET_ASIDE(
            Source.DATABASE, true, "webhooks that Kafka will never take were set aside",
            "Bikeep was told that they are accepted, and nobody hears of them: they lie in the table spool, the reason with them."),
    /** Whether events are processed is not known. */
    KAFKA_UNREACHABLE(
            Source.KAFKA, true, "Kafka cannot be asked",
            "Webhooks may be kept in the database until it is back, and what was accepted may wait."),
    /** Whether anything is done is not known. */
    DATABASE_UNREACHABLE(
            Source.DATABASE, true, "the database cannot be asked",
            "Webhooks are accepted, but nothing is decided and nobody is told until it is back.");

    private final Source source;
    private final boolean lasts;
    private final String title;
    private final String meaning;

    Failing(Source source, boolean lasts, String title, String meaning) {
        this.source = source;
        this.lasts = lasts;
        this.title = title;
        this.meaning = meaning;
    }

    /** As metrics and the log have it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who shows it. */
    public Source source() {
        return source;
    }

    /** Whether it goes on until it is mended; else it happens, and is told once. */
    public boolean lasts() {
        return lasts;
    }

    /** In a few words. */
    public String title() {
        return title;
    }

    /** What it means for those who count on the service. */
    public String meaning() {
        return meaning;
    }

    /** Who is asked. */
    public enum Source {
        DATABASE,
        KAFKA,
        SELF
    }
}
