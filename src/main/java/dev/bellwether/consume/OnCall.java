package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.incident.Acknowledgement;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What people say about an incident; each in one transaction, under the lock that everything else about it takes. */
@ApplicationScoped
public class OnCall {

    private final Incidents incidents;
    private final Recorder recorder;
    private final InstantSource clock;

    OnCall(Incidents incidents, Recorder recorder, InstantSource clock) {
        this.incidents = incidents;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Who says something, and what.
     *
     * @param who   a person's or a token's name
     * @param words for the timeline; null for none
     */
    public record Word(String who, @Nullable String words) {

        private String after(String what) {
            return what + " by " + who + (words == null || words.isBlank() ? "" : ": " + words.strip());
        }
    }

    /** What became of a word. */
    public sealed interface Answer {

        /**
         * It was taken.
         *
         * @param incident as it is now
         */
        record Taken(Incident incident) implements Answer {}

        /** There is no such incident. */
        record Unknown() implements Answer {}

        /** It is over, and that can only be said of one that goes on. */
        record Over() implements Answer {}
    }

    /**
     * Somebody takes care: it is not told again for going on, and nobody else is called.
     *
     * @param until when they want to hear of it again if it goes on then; null for not at all
     */
    @Transactional
    public Answer acknowledge(IncidentId id, Word word, @Nullable Instant until) {
        return live(id, (incident, now) -> new Decision.Acknowledged(
                incident.acknowledge(new Acknowledgement(word.who(), now, until)),
                word.after(until == null ? "acknowledged" : "snoozed until " + until)));
    }

    /** Somebody says that it is over. Newer evidence opens it again. */
    @Transactional
    public Answer resolve(IncidentId id, Word word) {
        return live(id, (incident, now) ->
                new Decision.Resolved(incident.resolve(now, Recovery.OPERATOR), word.after("closed")));
    }

    /** A line for the timeline, of an incident in any state. */
    @Transactional
    public Answer comment(IncidentId id, Word word) {
        return any(id, (incident, now) -> new Decision.Noted(incident, "comment", word.after("comment")));
    }

    /**
     * What was done about it, for the timeline and for those who follow the details; of an incident in any state.
     *
     * @param what a bounded word for the timeline
     * @param line for people
     */
    @Transactional
    public Answer respond(IncidentId id, String what, String line) {
        return any(id, (incident, now) -> new Decision.Responded(incident, what, line));
    }

    /** A line for the timeline alone, of an incident in any state. */
    @Transactional
    public Answer note(IncidentId id, String what, String line) {
        return any(id, (incident, now) -> new Decision.Noted(incident, what, line));
    }

    private Answer live(IncidentId id, BiFunction<LiveIncident, Instant, Decision> decide) {
        return any(id, (incident, now) -> incident instanceof LiveIncident live ? decide.apply(live, now) : null);
    }

    private Answer any(IncidentId id, BiFunction<Incident, Instant, @Nullable Decision> decide) {
        Optional<IncidentKey> key = incidents.key(id);
        if (key.isEmpty()) {
            return new Answer.Unknown();
        }
        incidents.lock(key.get().location());
        Decision decision = decide.apply(incidents.find(id).orElseThrow(), clock.instant());
        if (decision == null) {
            return new Answer.Over();
        }
        recorder.follow(decision);
        return new Answer.Taken(incidents.find(id).orElseThrow());
    }
}
