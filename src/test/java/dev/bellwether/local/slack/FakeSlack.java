package dev.bellwether.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Slack's incoming webhooks under {@code /services/} and its Web API under {@code /api/}. */
public final class FakeSlack implements Site {

    /** The path of the one incoming webhook that exists. */
    public static final String WEBHOOK = "/services/T0LOCAL/B0LOCAL/bellwether";

    /** The one token the Web API knows. */
    public static final String TOKEN = "xoxb-test";

    /** The one channel there is. */
    public static final String CHANNEL = "C0123";

    private final Workspace workspace;
    private final Faults faults = new Faults();
    private volatile @Nullable Limit limit;

    /** Messages get their {@code ts} from this clock. */
    public FakeSlack(InstantSource clock) {
        this.workspace = new Workspace(clock);
    }

    /** Every call so far, oldest first. */
    public List<SlackCall> calls() {
        return workspace.calls();
    }

    /** The messages as they stand now, in the order of their first posting. */
    public List<SlackMessage> messages() {
        return workspace.messages();
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** From now on it takes no more than this. */
    public void limit(Limit most) {
        limit = most;
    }

    /** Forgets calls and messages and lifts all faults and limits. */
    public void clear() {
        limit = null;
        faults.lift();
        workspace.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", "/services/*", recorded(new IncomingWebhook(workspace)));
        WebApi api = new WebApi(workspace);
        routes.on("POST", "/api/{method}", recorded(api)).on("GET", "/api/{method}", recorded(api));
    }

    private Handler recorded(Handler handler) {
        Handler faulty = faults.around(limited(handler));
        return request -> {
            Reply reply = faulty.handle(request);
            workspace.record(method(request), Sent.body(request), reply.status(), answer(reply));
            return reply;
        };
    }

    private Handler limited(Handler handler) {
        return request -> {
            Limit now = limit;
            Optional<Reply> refusal = now == null ? Optional.empty() : now.refusal(method(request));
            return refusal.isPresent() ? refusal.get() : handler.handle(request);
        };
    }

    private static String method(Request request) {
        return request.variables().getOrDefault("method", "webhook");
    }

    private static String answer(Reply reply) {
        String text = new String(reply.content(), StandardCharsets.UTF_8);
        if (!text.startsWith("{") || reply.content().length < reply.length()) {
            return text; // no JSON, or only half of it
        }
        JsonNode answer = Json.read(text);
        return answer.path("ok").asBoolean() ? "ok" : answer.path("error").asText();
    }
}
