package dev.bellwether.event.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Notice;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.event.StateStuck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events to records of {@code bikeep.events} and back; what is encoded decodes to an equal event. */
public final class EventCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonFactory FACTORY = JSON.getFactory();

    private EventCodec() {}

    /** The record of an event. */
    public static EventRecord encode(DeviceEvent event) {
        return new EventRecord(event.facts().partitionKey(), CloudEvents.headers(event), value(event));
    }

    /**
     * The event of a record.
     *
     * @throws UndecodableEvent when the record is not one this build can read
     */
    public static DeviceEvent decode(EventRecord message) {
        String schema = required(message, CloudEvents.DATA_SCHEMA);
        if (!CloudEvents.SCHEMA.equals(schema)) {
            throw UndecodableEvent.ofSchema(schema);
        }
        String type = required(message, CloudEvents.TYPE);
        if (!type.startsWith(CloudEvents.TYPE_PREFIX)) {
            throw new UndecodableEvent("unknown type " + type);
        }
        try {
            // as text, because the parser of bytes refuses names that JSON allows (unpaired surrogates)
            String value = utf8(message.value());
            JsonNode data = JSON.readTree(value);
            if (!data.isObject()) {
                throw new UndecodableEvent("the value is not a JSON object");
            }
            EventId id = new EventId(required(message, CloudEvents.ID));
            return event(type.substring(CloudEvents.TYPE_PREFIX.length()), facts(id, data, sent(value)), data);
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            throw new UndecodableEvent("the value does not follow " + CloudEvents.SCHEMA, e);
        }
    }

    private static DeviceEvent event(String type, Facts facts, JsonNode data) {
        return switch (type) {
            case ConnectionChanged.TYPE ->
                new ConnectionChanged(facts, connectivity(data), text(data, "connection"));
            case OutageConfirmed.TYPE -> new OutageConfirmed(facts, connectivity(data), text(data, "connection"));
            case AlarmRaised.TYPE -> new AlarmRaised(facts, text(data, "category"), text(data, "reason"));
            case StateStuck.TYPE -> new StateStuck(facts, text(data, "status"));
            default -> new Notice(facts, type);
        };
    }

    private static Facts facts(EventId id, JsonNode data, String sent) {
        JsonNode l = data.path("location");
        JsonNode d = data.path("device");
        String occurredAt = text(data, "occurred_at");
        String receivedAt = text(data, "received_at");
        if (receivedAt == null) {
            throw new UndecodableEvent("the value lacks received_at");
        }
        return new Facts(
                id,
                new LocationRef(text(l, "id"), text(l, "uri"), text(l, "code"), text(l, "label"), text(l, "name")),
                new DeviceRef(text(d, "id"), text(d, "uri"), text(d, "code"), text(d, "alias"), text(d, "type")),
                occurredAt == null ? null : Instant.parse(occurredAt),
                Instant.parse(receivedAt),
                sent);
    }

    private static String utf8(byte[] value) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    }

    /** The member "sent" letter for letter: reading and writing it again would change numbers and escapes. */
    private static String sent(String value) throws IOException {
        try (JsonParser json = FACTORY.createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("sent");
                json.nextToken();
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                json.finishToken();
                if (found) {
                    return value.substring(start, (int) json.currentLocation().getCharOffset());
                }
            }
        }
        throw new UndecodableEvent("the value lacks sent");
    }

    private static byte[] value(DeviceEvent event) {
        Facts facts = event.facts();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + facts.sent().length());
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            location(json, facts.location());
            device(json, facts.device());
            optional(json, "occurred_at", facts.occurredAt() == null ? null : facts.occurredAt().toString());
            json.writeStringField("received_at", facts.receivedAt().toString());
            if (event instanceof ConnectionChanged c) {
                connection(json, c.connectivity(), c.connection());
            } else if (event instanceof OutageConfirmed o) {
                connection(json, o.connectivity(), o.connection());
            } else if (event instanceof AlarmRaised a) {
                optional(json, "category", a.category());
                optional(json, "reason", a.reason());
            } else if (event instanceof StateStuck s) {
                optional(json, "status", s.status());
            }
            json.writeFieldName("sent");
            json.writeRawValue(facts.sent());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void location(JsonGenerator json, LocationRef location) throws IOException {
        json.writeObjectFieldStart("location");
        optional(json, "id", location.id());
        optional(json, "uri", location.uri());
        optional(json, "code", location.code());
        optional(json, "label", location.label());
        optional(json, "name", location.name());
        json.writeEndObject();
    }

    private static void device(JsonGenerator json, DeviceRef device) throws IOException {
        json.writeObjectFieldStart("device");
        optional(json, "id", device.id());
        optional(json, "uri", device.uri());
        optional(json, "code", device.code());
        optional(json, "alias", device.alias());
        optional(json, "type", device.type());
        json.writeEndObject();
    }

    private static void connection(JsonGenerator json, Connectivity connectivity, @Nullable String literal)
            throws IOException {
        json.writeStringField("connectivity", connectivity.name().toLowerCase(Locale.ROOT));
        optional(json, "connection", literal);
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static Connectivity connectivity(JsonNode data) {
        String name = text(data, "connectivity");
        return name == null ? Connectivity.UNKNOWN : Connectivity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    private static String required(EventRecord message, String header) {
        String value = message.headers().get(header);
        if (value == null) {
            throw new UndecodableEvent("the record lacks the header " + header);
        }
        return value;
    }
}
