package dev.bellwether.respond.access;

import dev.bellwether.bikeep.CardId;
import dev.bellwether.incident.IncidentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card that opens an incident's location for a while. Its text never holds the card's number.
 *
 * @param id          its identity
 * @param incident    the incident it is given for
 * @param whitelist   Bikeep's whitelist that the card is on
 * @param location    Bikeep's id of the location
 * @param card        the card; null when it is over, since nobody needs its number then
 * @param pass        whose it is, why, and until when
 * @param requestedBy who gave it
 * @param state       how far it has come
 * @param said        what is known of it; null when nothing is yet
 * @param requestedAt when it was given
 * @param unseenSince since when the whitelist does not show the card that is being taken off; null while it does
 * @param endedAt     when it was over; null before that
 */
public record TechnicianAccess(
        UUID id,
        IncidentId incident,
        String whitelist,
        String location,
        @Nullable CardId card,
        Pass pass,
        String requestedBy,
        AccessStage state,
        @Nullable String said,
        Instant requestedAt,
        @Nullable Instant unseenSince,
        @Nullable Instant endedAt) {

    /**
     * What a card is given for.
     *
     * @param cardEnd    the last characters of its number, for people to tell it from others
     * @param technician whose it is
     * @param reason     why
     * @param until      when it ends at the latest
     */
    public record Pass(String cardEnd, String technician, String reason, Instant until) {}

    private static final int SHOWN = 4;

    /** What of a card's number is shown. */
    static String end(CardId card) {
        String number = card.value();
        return number.substring(Math.max(0, number.length() - SHOWN));
    }

    /** In words: {@code card …e5f7 of Anna}. */
    String spoken() {
        return "card …" + pass.cardEnd() + " of " + pass.technician();
    }

    @Override
    public String toString() {
        return id + " " + spoken() + " " + state.written();
    }
}
