package dev.bellwether.api;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import dev.bellwether.api.actions.Action;
import dev.bellwether.api.actions.Actions;
import dev.bellwether.consume.OnCall;
import dev.bellwether.consume.OnCall.Word;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Does what a button of a Slack message says, in the name of the operator who pressed it. */
@ApplicationScoped
class SlackActions {

    private static final Duration SNOOZE = Duration.ofHours(1);
    private static final Duration SILENCE = Duration.ofHours(2);
    private static final String WORDS = "in Slack";
    private static final int MOST_DEVICES = 50;

    private final OnCall onCall;
    private final Incidents incidents;
    private final Silences silences;
    private final Actions actions;
    private final Map<String, String> names;
    private final InstantSource clock;

    SlackActions(
            OnCall onCall,
            Incidents incidents,
            Silences silences,
            Actions actions,
            SlackActionSettings settings,
            InstantSource clock) {
        this.onCall = onCall;
        this.incidents = incidents;
        this.silences = silences;
        this.actions = actions;
        this.names = settings.users().orElse(List.of()).stream()
                .map(entry -> entry.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip(), (a, b) -> b));
        this.clock = clock;
    }

    /** What is said to the one who pressed, and to nobody else; empty when the message shows it. */
    Optional<String> of(BlockActionPayload pressed) {
        String user = pressed.getUser().getId();
        String who = names.get(user);
        BlockActionPayload.Action action = pressed.getActions().get(0);
        Optional<IncidentId> id = id(action.getValue());
        if (who == null) {
            keep(user, action, 403);
            return Optional.of("Your Slack account (" + user + ") is not known as an operator's. Whoever runs Bellwether can"
                    + " add it: BELLWETHER_SLACK_USERS=" + user + "=yourname.");
        }
        if (id.isEmpty()) {
            return Optional.of("This button names no incident.");
        }
        Optional<String> answer = follow(action.getActionId(), id.get(), new Word(who, WORDS));
        keep(who, action, 200);
        return answer;
    }

    private void keep(String who, BlockActionPayload.Action pressed, int status) {
        String what = "slack " + pressed.getActionId() + " " + pressed.getValue();
        actions.record(new Action(clock.instant(), who, what, status, "slack"));
    }

    private Optional<String> follow(String action, IncidentId id, Word word) {
        return switch (action) {
            case "acknowledge" -> said(onCall.acknowledge(id, word, null));
            case "snooze" -> said(onCall.acknowledge(id, word, clock.instant().plus(SNOOZE)));
            case "resolve" -> said(onCall.resolve(id, word));
            case "silence" -> QuarkusTransaction.requiringNew().call(() -> silence(id, word));
            case "devices" -> QuarkusTransaction.requiringNew().call(() -> devices(id));
            default -> Optional.of("Bellwether does not know the button '" + action + "'.");
        };
    }

    private static Optional<String> said(OnCall.Answer answer) {
        if (answer instanceof OnCall.Answer.Unknown) {
            return Optional.of("There is no such incident any more.");
        }
        return answer instanceof OnCall.Answer.Over ? Optional.of("It is over already.") : Optional.empty();
    }

    private Optional<String> silence(IncidentId id, Word word) {
        Incident incident = incidents.find(id).orElse(null);
        if (incident == null) {
            return said(new OnCall.Answer.Unknown());
        }
        Instant now = clock.instant();
        Matcher here = new Matcher(Label.LOCATION, Matcher.Operator.EQUAL, incident.key().location());
        Silence silence = new Silence(
                SilenceId.of(id + "\n" + word.who() + "\n" + now), List.of(here), now, now.plus(SILENCE), word.who(), WORDS,
                Silence.Cause.OPERATOR, null, now, null);
        silences.save(silence);
        onCall.comment(id, new Word(word.who(), "silenced its location until " + silence.endsAt() + " " + WORDS));
        return Optional.of("Nothing of this location is told until " + silence.endsAt() + ". What still is wrong then is.");
    }

    private Optional<String> devices(IncidentId id) {
        Incident incident = incidents.find(id).orElse(null);
        if (incident == null) {
            return said(new OnCall.Answer.Unknown());
        }
        List<Alert> alerts = incident.facts().alerts();
        String lines = alerts.stream().limit(MOST_DEVICES).map(SlackActions::line).collect(Collectors.joining("\n"));
        int more = alerts.size() - MOST_DEVICES;
        return Optional.of(lines + (more > 0 ? "\nand " + more + " more" : ""));
    }

    private static String line(Alert alert) {
        String device = alert.device().spoken();
        Instant over = alert.over();
        return "• " + (device == null ? "the location" : device) + ": " + alert.name().written()
                + (alert.detail().isEmpty() ? "" : " (" + alert.detail() + ")")
                + (over == null ? ", since " + alert.since() : ", over since " + over);
    }

    private static Optional<IncidentId> id(String value) {
        try {
            return Optional.of(new IncidentId(UUID.fromString(value)));
        } catch (IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
