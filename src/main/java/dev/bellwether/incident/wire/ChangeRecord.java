package dev.bellwether.incident.wire;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.bellwether.event.wire.CloudEvents;
import dev.bellwether.incident.Changes.Change;
import dev.bellwether.incident.Incident;
import java.time.Instant;
import java.util.Map;

/**
 * A change of an incident as the topic {@code bellwether.incidents} has it: a CloudEvent 1.0 in the Kafka binding's binary mode.
 *
 * @param key     the incident's id: the last record of a key is the incident's latest state
 * @param headers by name, UTF-8
 * @param value   to be written as JSON
 */
public record ChangeRecord(String key, Map<String, String> headers, Value value) {

    /** The type of every such CloudEvent. */
    public static final String TYPE = "bellwether.incident.changed";
    /** Where they come from. */
    public static final String SOURCE = "/incidents";
    /** The value's schema; a change that breaks readers has another number. */
    public static final String SCHEMA = "urn:bellwether:incident-change:1";

    public ChangeRecord {
        headers = Map.copyOf(headers);
    }

    /**
     * What happened, and to what.
     *
     * @param what     happened, in the timeline's word
     * @param at       when it was learnt
     * @param incident as it was when this was written; it may have changed again since
     */
    @JsonPropertyOrder({"what", "at", "incident"})
    public record Value(String what, Instant at, IncidentView incident) {}

    /** The record of a change. */
    public static ChangeRecord of(Change change, Incident incident) {
        String key = incident.id().toString();
        // the same change has one id, however often it is written
        Map<String, String> headers =
                CloudEvents.headers(change.position().written(), SOURCE, TYPE, key, change.at(), SCHEMA);
        return new ChangeRecord(key, headers, new Value(change.what(), change.at(), IncidentView.of(incident)));
    }
}
