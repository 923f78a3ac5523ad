package dev.bellwether.silence;

import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.file.MatcherReader;
import dev.bellwether.decide.route.Matcher;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A silence's columns; matchers as rules write them, with commas between. */
@Entity
@Table(name = "silence")
class SilenceRow {

    @Id
    UUID id;

    String matchers;
    Instant startsAt;
    Instant endsAt;
    String author;
    String comment;
    String cause;
    @Nullable String reference;
    Instant createdAt;
    @Nullable String endedBy;
    @Nullable Instant endedAt;

    static SilenceRow of(Silence silence) {
        SilenceRow row = new SilenceRow();
        row.id = silence.id().value();
        row.matchers = silence.matchers().stream().map(Matcher::toString).collect(Collectors.joining(", "));
        row.startsAt = silence.startsAt();
        row.endsAt = silence.endsAt();
        row.author = silence.author();
        row.comment = silence.comment();
        row.cause = silence.cause().name();
        row.reference = silence.reference();
        row.createdAt = silence.createdAt();
        Silence.Ended ended = silence.ended();
        row.endedBy = ended == null ? null : ended.by();
        row.endedAt = ended == null ? null : ended.at();
        return row;
    }

    Silence silence() {
        return new Silence(
                new SilenceId(id),
                MatcherReader.read(List.of(matchers)),
                startsAt,
                endsAt,
                author,
                comment,
                Silence.Cause.valueOf(cause),
                reference,
                createdAt,
                endedBy == null || endedAt == null ? null : new Silence.Ended(endedBy, endedAt));
    }
}
