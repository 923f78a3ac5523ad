package dev.bellwether.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Refuses a body by its announced length before a byte of it is read. */
@Singleton
class BodyLimit {

    private static final int BEFORE_EVERYTHING = 1000;

    private final Receiver receiver;
    private final ObjectMapper json;
    private final long limit;

    BodyLimit(Receiver receiver, ObjectMapper json, WebhookSettings settings) {
        this.receiver = receiver;
        this.json = json;
        this.limit = settings.maxBodySize().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.path().startsWith("/webhooks/") || !isTooLong(request.getHeader("Content-Length"))) {
            context.next();
            return;
        }
        Answer.Refused refused = Refusals.tooLarge(limit);
        receiver.refuse(refused);
        context.response()
                .setStatusCode(refused.problem().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close") // what follows on this connection is the unread body
                .end(text(refused.problem()));
    }

    private boolean isTooLong(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > limit;
        } catch (NumberFormatException e) {
            return false; // the server has its own answer to that
        }
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
