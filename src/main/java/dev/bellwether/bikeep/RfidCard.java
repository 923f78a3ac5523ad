package dev.bellwether.bikeep;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is put on a whitelist.
 *
 * @param id        its number
 * @param status    whether it opens
 * @param expiresAt until when; null for ever
 * @param comment   for people; null for none
 */
public record RfidCard(CardId id, Status status, @Nullable Instant expiresAt, @Nullable String comment) {

    /** Whether a card opens. */
    public enum Status {
        /** It does. */
        ACTIVE,
        /** It does not for now. */
        INACTIVE,
        /** It does not any more. */
        EXPIRED
    }

    /** A card that opens, for ever. */
    public static RfidCard active(CardId id) {
        return new RfidCard(id, Status.ACTIVE, null, null);
    }

    /** The same with a comment. */
    public RfidCard commented(String text) {
        return new RfidCard(id, status, expiresAt, text);
    }

    /** The same until then. */
    public RfidCard until(Instant end) {
        return new RfidCard(id, status, end, comment);
    }

    Map<String, Object> entity() {
        Map<String, Object> entity = new LinkedHashMap<>(entity(id));
        entity.put("status", status.name());
        if (expiresAt != null) {
            entity.put("expires_at", expiresAt.toString());
        }
        if (comment != null) {
            entity.put("comment", comment);
        }
        return entity;
    }

    static Map<String, Object> entity(CardId id) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", id.value());
        entity.put("id_type", "rfid");
        return entity;
    }
}
