package dev.bellwether.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns away what is not worth reading: another method or media type, and a body that is or becomes too long. */
@Singleton
class Doorkeeper {

    private static final int BEFORE_EVERYTHING = 1000;
    /** How long a refused body is still taken in, for the client to see the answer before the connection ends. */
    private static final long LINGER_MILLIS = 2_000;

    private final Receiver receiver;
    private final ObjectMapper json;
    private final long limit;

    Doorkeeper(Receiver receiver, ObjectMapper json, WebhookSettings settings) {
        this.receiver = receiver;
        this.json = json;
        this.limit = settings.maxBodySize().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader("Content-Length");
        if (!isTheWebhook(context.normalizedPath()) || request.method().equals(HttpMethod.OPTIONS)) {
            context.next();
        } else if (!request.method().equals(HttpMethod.POST)) {
            context.response().putHeader("Allow", "POST");
            answer(context, new Problem("about:blank", "Method Not Allowed", 405, "Send deliveries with POST."));
        } else if (!isJson(request.getHeader("Content-Type"))) {
            turnAway(context, Refusals.mediaType());
        } else if (length == null) {
            readWithin(context);
        } else if (isTooLong(length)) {
            turnAway(context, Refusals.tooLarge(limit));
        } else {
            context.next();
        }
    }

    /** Reads a body of unannounced length; the server's own limit would answer without a word. */
    private void readWithin(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                turnAway(context, Refusals.tooLarge(limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        });
        request.resume();
    }

    private void turnAway(RoutingContext context, Answer.Refused refused) {
        receiver.refuse(refused);
        context.response().putHeader("Connection", "close");
        answer(context, refused.problem());
        HttpServerRequest request = context.request();
        request.handler(unread -> {});
        request.endHandler(end -> request.connection().close());
        request.resume();
        context.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close());
    }

    private void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(text(problem));
    }

    private static boolean isTheWebhook(String path) {
        return path.equals(BikeepWebhook.PATH) || path.equals(BikeepWebhook.PATH + "/");
    }

    /** JSON by type; a request that names no type is taken at its word, the reader will see. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals(MediaType.APPLICATION_JSON) || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private boolean isTooLong(String contentLength) {
        try {
            return Long.parseLong(contentLength) > limit;
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
