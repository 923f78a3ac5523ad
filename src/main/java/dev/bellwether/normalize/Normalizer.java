package dev.bellwether.normalize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Notice;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.event.StateStuck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the {@code data} of a proven delivery into events. */
public final class Normalizer {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectWriter SORTED = JSON.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    private static final List<String> BARE_ID = List.of("id");

    private final FieldNames names;
    private final Literals literals;

    /** A normalizer that looks for members under these names and reads these literals. */
    public Normalizer(FieldNames names, Literals literals) {
        this.names = names;
        this.literals = literals;
    }

    /** How many events a delivery holds, before any of them is made. */
    public static int count(JsonNode data) {
        return Flattener.count(data);
    }

    /**
     * The events of a delivery, in the order they were sent.
     *
     * @param type       the webhook's type
     * @param data       the envelope's data
     * @param receivedAt when the delivery reached us
     */
    public List<DeviceEvent> normalize(String type, JsonNode data, Instant receivedAt) {
        return Flattener.flatten(data).stream()
                .map(node -> event(type, node, receivedAt))
                .toList();
    }

    private DeviceEvent event(String type, JsonNode node, Instant receivedAt) {
        Fields fields = new Fields(node);
        Facts facts = facts(type, node, fields, receivedAt);
        String connection = fields.text(names.connection());
        return switch (type) {
            case ConnectionChanged.TYPE -> new ConnectionChanged(facts, literals.read(connection), connection);
            case OutageConfirmed.TYPE -> new OutageConfirmed(facts, literals.read(connection), connection);
            case AlarmRaised.TYPE ->
                new AlarmRaised(facts, fields.text(names.alarmCategory()), fields.text(names.alarmReason()));
            case StateStuck.TYPE -> new StateStuck(facts, fields.text(names.status()));
            default -> new Notice(facts, type);
        };
    }

    private Facts facts(String type, JsonNode node, Fields fields, Instant receivedAt) {
        boolean bareIdIsTheLocations = type.equals(OutageConfirmed.TYPE);
        FieldNames.Reference l = names.location();
        String locationUri = fields.text(l.uri());
        String locationId = id(fields, l.id(), locationUri, bareIdIsTheLocations);
        FieldNames.Reference d = names.device();
        String deviceUri = fields.text(d.uri());
        String deviceId = id(fields, d.id(), deviceUri, !bareIdIsTheLocations);
        Instant occurredAt = fields.time(names.times());
        return new Facts(
                Identity.of(type, json(SORTED, node), occurredAt, receivedAt),
                new LocationRef(
                        locationId, locationUri, fields.text(l.code()), fields.text(l.label()), fields.text(l.name())),
                new DeviceRef(
                        deviceId,
                        deviceUri,
                        fields.text(d.code()),
                        fields.text(d.label()),
                        fields.text(names.deviceType())),
                occurredAt,
                receivedAt,
                json(JSON.writer(), node));
    }

    /** The id under its own names, else the last step of the path, else (where it may be meant) the bare {@code id}. */
    private static @Nullable String id(Fields fields, List<String> own, @Nullable String uri, boolean bare) {
        String id = fields.text(own);
        if (id == null && uri != null) {
            String last = uri.substring(uri.lastIndexOf('/') + 1);
            id = last.isBlank() ? null : last;
        }
        return id == null && bare ? fields.text(BARE_ID) : id;
    }

    private static String json(ObjectWriter writer, JsonNode node) {
        try {
            return Text.encodable(writer.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
