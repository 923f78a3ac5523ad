package dev.bellwether.decide.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * What an audit found.
 *
 * @param failing what failed
 * @param count   how many it concerns
 * @param since   since when, by the first of them
 * @param example one of them, in words; may be empty
 */
public record Found(Failing failing, long count, Instant since, String example) {

    /** This and more of it. */
    public Found and(Found more) {
        return new Found(failing, count + more.count, since, example.isEmpty() ? more.example : example);
    }

    /** For people. */
    public String sentence(Instant now) {
        String first = "; the first has waited for " + span(now) + ".";
        return switch (failing) {
            case INCIDENT_OVERDUE -> "Something is due about " + number("incident") + " and is not done" + first;
            case MESSAGE_OVERDUE -> number("message") + (count == 1 ? " is" : " are") + " due and not tried" + first;
            case MESSAGE_FAILED -> number("message") + " failed for good"
                    + (example.isEmpty() ? "." : count == 1 ? ": " + example + "." : ", one of them " + example + ".");
            case EVENT_UNPROCESSED -> number("accepted event") + (count == 1 ? " has" : " have") + " no outcome" + first;
            case CONSUMER_STALLED -> "The consumer of events stands still" + (example.isEmpty() ? "." : ": " + example + ".");
            case DEAD_LETTER -> number("event") + (count == 1 ? " was" : " were") + " put to the dead letters.";
            case SPOOL_FILLS -> number("webhook") + (count == 1 ? " waits" : " wait") + " in the database for Kafka, which is "
                    + example + " of what it keeps at most" + first;
            case DELIVERY_SET_ASIDE -> number("accepted webhook") + (count == 1 ? " was" : " were") + " set aside.";
            case KAFKA_UNREACHABLE -> "Kafka has given no answer for " + span(now) + ".";
            case DATABASE_UNREACHABLE -> "The database has given no answer for " + span(now) + ".";
        };
    }

    private String number(String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private String span(Instant now) {
        Duration age = Duration.between(since, now);
        return age.toSeconds() < 120
                ? Math.max(0, age.toSeconds()) + " s"
                : age.toMinutes() < 120 ? age.toMinutes() + " min" : age.toHours() + " h";
    }
}
