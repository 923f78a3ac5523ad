package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.ReplayView.LetterOutcome;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.consume.LetterReplay;
import dev.bellwether.consume.deadletter.DeadLetter;
import dev.bellwether.consume.deadletter.DeadLetters;
import dev.bellwether.consume.deadletter.Kind;
import dev.bellwether.consume.deadletter.LetterId;
import dev.bellwether.consume.deadletter.Replays;
import dev.bellwether.consume.deadletter.Replays.Replay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Has processed again what could not be; with {@code dryRun=true} only says what would be told. */
@Tag(name = "dead letters")
@Produces(MediaType.APPLICATION_JSON)
@Path(DeadLettersResource.PATH)
@Blocking
class LetterReplaysResource {

    private static final int MOST = 500;

    private final DeadLetters letters;
    private final LetterReplay replay;
    private final Replays replays;
    private final SecurityIdentity who;
    private final ObjectMapper json;

    LetterReplaysResource(
            DeadLetters letters, LetterReplay replay, Replays replays, SecurityIdentity who, ObjectMapper json) {
        this.letters = letters;
        this.replay = replay;
        this.replays = replays;
        this.who = who;
        this.json = json;
    }

    /**
     * Which letters: a range, a reason, or both.
     *
     * @param from   the first, an id
     * @param to     the last, an id of the same partition
     * @param reason one of {@code undecodable, unknown-version, failed}
     */
    @Schema(name = "LettersWanted")
    record Wanted(@Nullable String from, @Nullable String to, @Nullable String reason) {}

    /** One, even if it was replayed before. */
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Process a dead letter again",
            description = "With dryRun=true it is only said what that would do. One that was replayed is replayed again.")
    @APIResponseSchema(ReplayView.class)
    @Refuses({"no-such-letter", "unavailable"})
    public RestResponse<Object> one(@RestPath String id, @RestQuery boolean dryRun) {
        return LetterId.of(id)
                .flatMap(letters::find)
                .map(letter -> RestResponse.<Object>ok(new ReplayView(dryRun, List.of(processed(letter, dryRun)), 0, false)))
                .orElseGet(LetterProblem::unknown);
    }

    /** Several, the oldest first, at most 500 at a time; those about which nothing is left to be done are left out. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.OPERATE)
    @Once
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Process several dead letters again",
            description = "The oldest first, at most 500 at a time; those about which nothing is left to be done are left out.")
    @APIResponseSchema(ReplayView.class)
    @RequestBodySchema(Wanted.class)
    @Refuses({"bad-request", "unavailable"})
    public RestResponse<Object> several(@RestQuery boolean dryRun, @Nullable String body) {
        try {
            Wanted wanted = body == null || body.isBlank() ? new Wanted(null, null, null) : json.readValue(body, Wanted.class);
            return several(wanted, dryRun);
        } catch (JsonProcessingException e) {
            return LetterProblem.bad("the body is JSON, e.g. {\"from\":\"0-3\",\"to\":\"0-9\"} or {\"reason\":\"unknown-version\"}");
        }
    }

    private RestResponse<Object> several(Wanted wanted, boolean dryRun) {
        Optional<LetterId> from = wanted.from() == null ? Optional.empty() : LetterId.of(wanted.from());
        Optional<LetterId> to = wanted.to() == null ? Optional.empty() : LetterId.of(wanted.to());
        Optional<Kind> kind = wanted.reason() == null ? Optional.empty() : Kind.of(wanted.reason());
        boolean range = from.isPresent() && to.isPresent() && from.get().partition() == to.get().partition();
        boolean noRange = wanted.from() == null && wanted.to() == null;
        if (!(range || noRange) || (wanted.reason() != null && kind.isEmpty()) || (noRange && kind.isEmpty())) {
            return LetterProblem.bad("send from and to, ids of one partition, or reason, one of undecodable, unknown-version,"
                    + " failed, or all three");
        }
        Collector collector = new Collector(letter -> kind.isEmpty() || kind.get() == letter.kind());
        if (range) {
            letters.each(from.get(), to.get(), collector);
        } else {
            letters.each(collector);
        }
        return RestResponse.ok(new ReplayView(
                dryRun,
                collector.found.stream().map(letter -> processed(letter, dryRun)).toList(),
                collector.skipped,
                collector.more));
    }

    private LetterOutcome processed(DeadLetter letter, boolean dryRun) {
        return LetterOutcome.of(
                dryRun ? replay.trial(letter) : replay.replay(letter, who.getPrincipal().getName()));
    }

    @ServerExceptionMapper
    RestResponse<Object> away(DeadLetters.Away e) {
        return LetterProblem.away(e);
    }

    @ServerExceptionMapper
    RestResponse<Object> unavailable(LetterReplay.Unavailable e) {
        return LetterProblem.away(e);
    }

    /** As many as one call takes; a letter that failed again after this began is none of them. */
    private final class Collector implements Predicate<DeadLetter> {

        private final Predicate<DeadLetter> meant;
        private final List<DeadLetter> found = new ArrayList<>();
        private int skipped;
        private boolean more;

        Collector(Predicate<DeadLetter> meant) {
            this.meant = meant;
        }

        @Override
        public boolean test(DeadLetter letter) {
            if (!meant.test(letter)) {
                return true;
            }
            if (isSettled(letter)) {
                skipped++;
                return true;
            }
            more = found.size() == MOST;
            if (!more) {
                found.add(letter);
            }
            return !more;
        }

        private boolean isSettled(DeadLetter letter) {
            return QuarkusTransaction.requiringNew().call(() -> replays.of(List.of(letter))).values().stream()
                    .flatMap(List::stream)
                    .anyMatch(Replay::settles);
        }
    }
}
