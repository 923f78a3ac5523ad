package dev.bellwether.local.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import dev.bellwether.local.told.Notice;
import dev.bellwether.local.told.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One workflow, whose URL says in its query who may use it. */
public final class FakeTeams implements Site, Told {

    /** The path and query of the one workflow there is. */
    public static final String WEBHOOK = "/workflows/1f2e/triggers/manual/paths/invoke?api-version=1&sig=local-signature";

    private static final int LARGEST = 28 * 1024;
    private static final Set<String> ELEMENTS =
            Set.of("TextBlock", "RichTextBlock", "FactSet", "Container", "ColumnSet", "Image", "ActionSet");
    private static final Set<String> STYLES = Set.of("default", "emphasis", "good", "attention", "warning", "accent");

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final List<Posted> cards = new ArrayList<>();

    private record Posted(JsonNode card, Instant at) {}

    /** Cards are posted by this clock. */
    public FakeTeams(InstantSource clock) {
        this.clock = clock;
    }

    /** How it misbehaves. */
    public Faults faults() {
        return faults;
    }

    /** The cards in the channel, oldest first. */
    public synchronized List<JsonNode> cards() {
        return cards.stream().map(Posted::card).toList();
    }

    @Override
    public String name() {
        return "Microsoft Teams";
    }

    @Override
    public synchronized List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (Posted posted : cards) {
            List<String> lines = posted.card().findValuesAsText("text");
            notices.add(new Notice(
                    Integer.toString(notices.size()),
                    "",
                    posted.at(),
                    posted.card().at("/body/0/style").asText(),
                    lines.isEmpty() ? "" : lines.get(0),
                    lines.subList(Math.min(1, lines.size()), lines.size()),
                    posted.card().toPrettyString()));
        }
        return notices;
    }

    @Override
    public synchronized void clear() {
        faults.lift();
        cards.clear();
    }

    @Override
    public void addTo(Routes routes) {
        routes.on("POST", "/workflows/{id}/triggers/manual/paths/invoke", faults.around(this::invoke));
    }

    private synchronized Reply invoke(Request request) {
        if (!request.variable("id").equals("1f2e")) {
            return Reply.text(404, "WorkflowNotFound");
        }
        if (!"local-signature".equals(request.query().get("sig"))) {
            return Reply.text(401, "DirectApiAuthorizationRequired");
        }
        if (request.content().length > LARGEST) {
            return Reply.text(413, "RequestEntityTooLarge");
        }
        JsonNode message = request.json();
        JsonNode attachment = message.at("/attachments/0");
        boolean isCard = message.path("type").asText().equals("message")
                && attachment.path("contentType").asText().equals("application/vnd.microsoft.card.adaptive")
                && isValid(attachment.path("content"));
        if (!isCard) {
            return Reply.text(400, "BadRequest");
        }
        cards.add(new Posted(attachment.path("content"), clock.instant()));
        return new Reply(202, Map.of(), new byte[0]);
    }

    private static boolean isValid(JsonNode card) {
        if (!card.path("type").asText().equals("AdaptiveCard") || !card.path("version").asText().matches("1\\.[0-5]")) {
            return false;
        }
        for (JsonNode action : card.path("actions")) {
            if (!action.path("type").asText().equals("Action.OpenUrl") || action.path("url").asText().isBlank()) {
                return false;
            }
        }
        return areElements(card.path("body"));
    }

    private static boolean areElements(JsonNode elements) {
        for (JsonNode element : elements) {
            String type = element.path("type").asText();
            boolean known = ELEMENTS.contains(type)
                    && STYLES.contains(element.path("style").asText("default"))
                    && (!type.equals("RichTextBlock") || !element.path("inlines").isEmpty())
                    && areElements(element.path("items"));
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
