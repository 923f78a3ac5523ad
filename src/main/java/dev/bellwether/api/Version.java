package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * How something is now, told from how it was: what an answer says in its {@code ETag}.
 *
 * @param tag the same for as long as it is answered the same
 */
record Version(String tag) {

    private static final int BYTES = 16;

    /** Of what is answered when somebody asks for it. */
    static Version of(Object view, ObjectMapper json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
            return new Version("\"" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"");
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every view is JSON, and every JDK has SHA-256", e);
        }
    }

    /** Whether a request's {@code If-Match} lets it be changed: there is none, it takes any, or it names this version. */
    boolean allows(@Nullable String ifMatch) {
        return ifMatch == null || names(ifMatch);
    }

    /** The answer to somebody who looks; without a body when they have it already, as their {@code If-None-Match} says. */
    RestResponse<Object> answer(Object view, @Nullable String ifNoneMatch) {
        boolean isKnown = ifNoneMatch != null && names(ifNoneMatch.replace("W/", "")); // to look, the weak will do
        return isKnown ? tagged(RestResponse.ResponseBuilder.create(304)) : tagged(RestResponse.ResponseBuilder.ok(view));
    }

    /** The answer to a change that led to this version. */
    RestResponse<Object> tagged(RestResponse.ResponseBuilder<Object> answer) {
        return answer.header("ETag", tag).build();
    }

    /** The refusal of a change of what is not as it was any more. */
    static RestResponse<Object> stale() {
        return Problems.answer(Problem.of(
                "stale", "It has changed", 412, "it is not as If-Match says any more, and nothing was changed; look at it again"));
    }

    private boolean names(String tags) {
        return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(named -> named.equals("*") || named.equals(tag));
    }
}
