package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.route.Matcher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it is answered.
 *
 * @param id        its identity
 * @param state     {@code pending}, {@code active} or {@code expired}
 * @param matchers  as rules write them; an alert must fulfil all
 * @param startsAt  when it begins
 * @param endsAt    when it is over
 * @param author    who asked for it
 * @param comment   why
 * @param cause     {@code operator} or {@code maintenance}
 * @param reference the entry of Bikeep's maintenance log; absent for what people ask for
 * @param createdAt when it was asked for
 * @param endedAt   when it was ended before its time; absent when it was not
 * @param endedBy   by whom
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SilenceView(
        String id,
        String state,
        List<String> matchers,
        Instant startsAt,
        Instant endsAt,
        String author,
        String comment,
        String cause,
        @Nullable String reference,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    static SilenceView of(Silence silence, Instant now) {
        Silence.Ended ended = silence.ended();
        return new SilenceView(
                silence.id().toString(),
                silence.state(now).written(),
                silence.matchers().stream().map(Matcher::toString).toList(),
                silence.startsAt(),
                silence.endsAt(),
                silence.author(),
                silence.comment(),
                silence.cause().written(),
                silence.reference(),
                silence.createdAt(),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.by());
    }
}
