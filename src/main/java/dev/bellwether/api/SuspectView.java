package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.receive.quarantine.Suspect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that was not proven.
 *
 * @param id         what it is asked for by, and the next page
 * @param receivedAt when it came
 * @param why        it was not proven
 * @param client     who sent it, by address
 * @param size       bytes of its body
 * @param state      {@code waiting}, {@code released} or {@code discarded}
 * @param decidedAt  when somebody decided
 * @param decidedBy  who
 * @param comment    why, in their words
 * @param body       as text; only when one is shown
 * @param bodyBase64 as it came, when it is no text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SuspectView(
        long id,
        Instant receivedAt,
        String why,
        String client,
        int size,
        String state,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable String body,
        @Nullable String bodyBase64) {

    static SuspectView of(Suspect suspect) {
        return of(suspect, null, null);
    }

    /** With its body. */
    static SuspectView whole(Suspect suspect) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(suspect.body())).toString();
            return of(suspect, text, null);
        } catch (CharacterCodingException noText) {
            return of(suspect, null, Base64.getEncoder().encodeToString(suspect.body()));
        }
    }

    private static SuspectView of(Suspect suspect, @Nullable String text, @Nullable String base64) {
        Suspect.Decision decision = suspect.decision();
        return new SuspectView(
                suspect.id(),
                suspect.receivedAt(),
                suspect.why(),
                suspect.client(),
                suspect.body().length,
                suspect.state().name().toLowerCase(Locale.ROOT),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.comment(),
                text,
                base64);
    }
}
