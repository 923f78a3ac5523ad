package dev.bellwether.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Stands before and behind the calls that are done {@link Once}. */
class OnceFilter {

    /** Names the call, so that it can be asked for again. */
    static final String KEY = "Idempotency-Key";

    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String CLAIMED = OnceFilter.class.getName();
    private static final int OUR_FAULT = 500;

    private final Keys keys;
    private final SecurityIdentity who;
    private final ObjectMapper json;

    OnceFilter(Keys keys, SecurityIdentity who, ObjectMapper json) {
        this.keys = keys;
        this.who = who;
        this.json = json;
    }

    /** Lets the first go on; whoever asks again gets the first one's answer. */
    @Once
    @ServerRequestFilter(priority = Priorities.USER + 1000) // who asks too often is not even looked at
    public @Nullable RestResponse<Object> before(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(KEY);
        if (key == null) {
            return null;
        }
        if (!USABLE.matcher(key).matches()) {
            return refused(400, "bad-request", "The request cannot be understood", KEY
                    + " is 1 to 255 printable characters without blanks, a UUID for instance");
        }
        Asked asked = asked(key, request);
        Claim known = keys.claim(asked);
        if (known instanceof Claim.Answered answered) {
            return again(answered);
        } else if (known instanceof Claim.Other) {
            return refused(422, "key-reused", "The key stands for another request", "nothing was done; take another " + KEY);
        } else if (known instanceof Claim.Pending) {
            return refused(409, "key-in-use", "The same request is under way",
                    "ask again in a moment; if this stays, nobody knows how it ended: look before you ask with another " + KEY);
        }
        request.setProperty(CLAIMED, asked);
        return null;
    }

    /** Keeps the answer, unless what went wrong is our own fault: then nothing was done, and it may be asked for again. */
    @Once
    @ServerResponseFilter
    public void after(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (request.getProperty(CLAIMED) instanceof Asked asked) {
            if (response.getStatus() >= OUR_FAULT) {
                keys.release(asked);
            } else {
                keys.keep(asked, answered(response));
            }
        }
    }

    private Asked asked(String key, ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        URI address = request.getUriInfo().getRequestUri();
        return Asked.of(
                who.getPrincipal().getName(), key, request.getMethod(),
                address.getRawPath() + "?" + address.getRawQuery() + " " + request.getHeaderString(HttpHeaders.IF_MATCH), body);
    }

    private Claim.Answered answered(ContainerResponseContext response) throws JsonProcessingException {
        MediaType type = response.getMediaType();
        return new Claim.Answered(
                response.getStatus(),
                type == null ? MediaType.APPLICATION_JSON : type.toString(),
                response.getEntity() == null ? null : json.writeValueAsString(response.getEntity()),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG));
    }

    private static RestResponse<Object> again(Claim.Answered answered) {
        ResponseBuilder<Object> answer = ResponseBuilder.<Object>create(answered.status())
                .header(Replayed.HEADER, "true")
                .type(answered.mediaType())
                .entity(answered.body());
        if (answered.location() != null) {
            answer.header(HttpHeaders.LOCATION, answered.location());
        }
        if (answered.etag() != null) {
            answer.header(HttpHeaders.ETAG, answered.etag());
        }
        return answer.build();
    }

    private static RestResponse<Object> refused(int status, String name, String title, String detail) {
        return ResponseBuilder.<Object>create(status)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(name, title, status, detail))
                .build();
    }
}
