package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.consume.deadletter.DeadLetter;
import dev.bellwether.consume.deadletter.LetterId;
import dev.bellwether.consume.deadletter.Replays.Replay;
import dev.bellwether.event.wire.DeadLetterHeaders;
import dev.bellwether.event.wire.EventRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, as it is answered.
 *
 * @param id        its partition and offset
 * @param at        when it was written
 * @param kind      why, in a bounded word
 * @param reason    why, in words
 * @param exception the class of what was thrown
 * @param attempts  how often it was processed in vain
 * @param kafka     where the record came from
 * @param event     its event's id, if the record says it
 * @param type      its event's type, likewise
 * @param replayOf  the letter of which this is the next attempt
 * @param replays   who had it processed again, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterView(
        String id,
        Instant at,
        String kind,
        @Nullable String reason,
        @Nullable String exception,
        int attempts,
        PassageView.KafkaView kafka,
        @Nullable String event,
        @Nullable String type,
        @Nullable String replayOf,
        List<ReplayView> replays) {

    static LetterView of(DeadLetter letter, List<Replay> replays) {
        return new LetterView(
                letter.id().toString(),
                letter.at(),
                letter.kind().written(),
                letter.why().get(DeadLetterHeaders.REASON),
                letter.why().get(DeadLetterHeaders.EXCEPTION),
                letter.attempts(),
                new PassageView.KafkaView(
                        letter.origin().topic(), letter.origin().partition(), letter.origin().offset(), letter.record().key()),
                letter.event(),
                letter.type(),
                letter.why().get(DeadLetterHeaders.REPLAY_OF),
                replays.stream().map(ReplayView::of).toList());
    }

    /** Once that it was processed again; its members are those of {@link Replay}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PastReplayView")
    record ReplayView(Instant at, String by, String outcome, String reason, @Nullable String again) {

        static ReplayView of(Replay it) {
            return new ReplayView(it.at(), it.who(), it.outcome(), it.reason(), text(it.again()));
        }
    }

    /**
     * With what it holds.
     *
     * @param letter  as above
     * @param headers of the record as it came
     * @param data    its value, where that is JSON
     * @param text    its value, where it is other text
     * @param base64  its value, where it is no text
     * @param cause   what was behind what was thrown
     * @param stack   where it was thrown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WholeLetterView")
    record Whole(
            @JsonUnwrapped LetterView letter,
            Map<String, String> headers,
            @Nullable JsonNode data,
            @Nullable String text,
            @Nullable String base64,
            @Nullable String cause,
            @Nullable String stack) {

        static Whole of(DeadLetter letter, List<Replay> replays, ObjectMapper json) {
            EventRecord record = letter.record().event();
            byte[] value = record.value();
            JsonNode data = json(value, json);
            String text = data == null ? utf8(value) : null;
            return new Whole(
                    LetterView.of(letter, replays),
                    record.headers(),
                    data,
                    text,
                    data == null && text == null ? Base64.getEncoder().encodeToString(value) : null,
                    letter.why().get(DeadLetterHeaders.CAUSE),
                    letter.why().get(DeadLetterHeaders.STACK));
        }
    }

    static @Nullable String text(@Nullable LetterId id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable JsonNode json(byte[] value, ObjectMapper json) {
        try {
            JsonNode tree = json.readTree(value);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static @Nullable String utf8(byte[] value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
