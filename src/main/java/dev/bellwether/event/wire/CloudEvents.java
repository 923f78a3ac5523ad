package dev.bellwether.event.wire;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CloudEvents 1.0 attributes of an event, by the header names of the Kafka binding's binary mode. */
public final class CloudEvents {

    /** Header of the specification's version. */
    public static final String SPEC_VERSION = "ce_specversion";
    /** Header of the event's id. */
    public static final String ID = "ce_id";
    /** Header of the event's source. */
    public static final String SOURCE = "ce_source";
    /** Header of the event's type. */
    public static final String TYPE = "ce_type";
    /** Header of what the event is about: the record's key. */
    public static final String SUBJECT = "ce_subject";
    /** Header of when it happened, RFC 3339. */
    public static final String TIME = "ce_time";
    /** Header of the value's schema, which carries the contract's version. */
    public static final String DATA_SCHEMA = "ce_dataschema";
    /** Header of the value's media type. */
    public static final String CONTENT_TYPE = "content-type";

    /** The schema that this build writes and the only one it reads. */
    public static final String SCHEMA = "urn:bellwether:bikeep-event:1";
    /** What comes before the webhook's type in a CloudEvent's type. */
    public static final String TYPE_PREFIX = "com.bikeep.";

    private CloudEvents() {}

    static Map<String, String> headers(DeviceEvent event) {
        Facts facts = event.facts();
        return headers(
                facts.id().value(), "/webhooks/bikeep", TYPE_PREFIX + event.type(), facts.partitionKey(), facts.at(), SCHEMA);
    }

    /** The attributes of an event whose value is JSON by that schema. */
    public static Map<String, String> headers(
            String id, String source, String type, String subject, Instant time, String schema) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, id);
        headers.put(SOURCE, source);
        headers.put(TYPE, type);
        headers.put(SUBJECT, subject);
        headers.put(TIME, time.toString());
        headers.put(DATA_SCHEMA, schema);
        headers.put(CONTENT_TYPE, "application/json");
        return headers;
    }
}
