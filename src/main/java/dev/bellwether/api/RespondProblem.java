package dev.bellwether.api;

import dev.bellwether.problem.Problem;
import dev.bellwether.respond.Refusal;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What cannot be done on site. */
final class RespondProblem {

    static final int LONGEST = 1_000;

    private RespondProblem() {}

    /** Why what was asked for was refused. */
    static RestResponse<Object> of(Refusal refusal) {
        String words = String.valueOf(refusal.getMessage());
        return switch (refusal.why()) {
            case OFF -> problem("respond-off", "Nothing may be done on site from here", 409, words);
            case NO_SUCH_INCIDENT -> IncidentProblem.unknown();
            case INCIDENT_OVER -> problem("incident-over", "The incident is over", 409, words);
            case NO_SUCH_DEVICE -> problem("no-such-device", "No such device", 404, words);
            case NOT_LISTED -> problem("command-not-listed", "The device does not take this command", 409, words);
            case UNSEEN -> problem("devices-unseen", "The devices cannot be read now", 503, words);
            case NO_SUCH_COMMAND -> problem("no-such-command", "No such command", 404, words);
            case NOT_AWAITING -> problem("command-not-waiting", "It waits for nobody", 409, words);
            case SAME_PERSON -> problem("second-operator-needed", "Somebody else has to agree", 403, words);
            case NO_SUCH_WHITELIST -> problem("no-such-whitelist", "No such whitelist", 404, words);
            case CARD_KNOWN -> problem("card-known", "The card opens it already", 409, words);
            case NO_SUCH_ACCESS -> problem("no-such-access", "No such access", 404, words);
            case BAD -> bad(words);
        };
    }

    static RestResponse<Object> bad(String words) {
        return Problems.answer(Problems.badRequest(words));
    }

    /** What is answered about the thing of that id, as somebody wrote it. */
    static RestResponse<Object> known(String id, Refusal.Why unknown, Function<UUID, RestResponse<Object>> then) {
        try {
            return then.apply(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return of(new Refusal(unknown, "none has this id; it may have been forgotten"));
        }
    }

    /** Whether a text is there, and no longer than people read. */
    static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static RestResponse<Object> problem(String name, String title, int status, String words) {
        return Problems.answer(Problem.of(name, title, status, words));
    }
}
