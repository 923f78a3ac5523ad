package dev.bellwether.notify.slack;

import dev.bellwether.notify.Outcome;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Slack's refusals mean. The names of its errors are from the documentation of {@code chat.postMessage}. */
final class SlackTrouble {

    private static final int TOO_MANY_REQUESTS = 429;
    /** These pass by themselves. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout",
            "team_added_to_org", "message_limit_exceeded");
    /** Only this message is at fault, or of this form. */
    private static final Set<String> MESSAGE = Set.of(
            "invalid_blocks", "invalid_blocks_format", "invalid_attachments", "invalid_payload", "msg_too_long",
            "msg_blocks_too_long", "no_text", "too_many_attachments", "metadata_too_large", "invalid_metadata_format",
            "invalid_arguments", "invalid_form_data", "invalid_json", "json_not_object", "message_not_found", "thread_not_found",
            "cannot_reply_to_message");
    /** An incoming webhook says by these that it, or its channel, is no more. */
    private static final Set<Integer> GONE = Set.of(401, 403, 404, 410);

    private SlackTrouble() {}

    /** By the name that the Web API gives; all that is not known needs an operator. */
    static Outcome named(@Nullable String error) {
        String why = "Slack says " + error;
        if (error == null || PASSING.contains(error)) {
            return new Outcome.Unavailable(why, null, false);
        }
        return MESSAGE.contains(error) ? new Outcome.Refused(why) : new Outcome.Broken(why);
    }

    /** By an HTTP status that is no success. */
    static Outcome answered(int status, @Nullable String retryAfter, @Nullable String body) {
        String why = "Slack answered " + status + (body == null || body.isBlank() ? "" : " " + firstWord(body));
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            return new Outcome.Unavailable(why, seconds(retryAfter), status >= 500);
        }
        return GONE.contains(status) ? new Outcome.Broken(why) : new Outcome.Refused(why);
    }

    /** Slack's errors are single words; anything longer is some proxy's page. */
    private static String firstWord(String body) {
        String word = body.strip().split("\\s", 2)[0];
        return word.length() > 60 ? "" : word;
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter == null || !retryAfter.matches("\\d{1,6}")
                ? null
                : Duration.ofSeconds(Long.parseLong(retryAfter));
    }
}
