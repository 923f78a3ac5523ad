package dev.bellwether.testkit;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.local.slack.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what the application under test sends, and returns it; fails with all that came instead. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /** The first call to Slack, accepted or not, that is like this. */
    public static SlackCall slackCall(Predicate<SlackCall> wanted) {
        return first("call to Slack", () -> Services.slack().calls(), wanted);
    }

    /** The first accepted call to Slack in which this text stands somewhere. */
    public static SlackCall slackCall(String containing) {
        return slackCall(call -> call.accepted() && call.everything().contains(containing));
    }

    /** The first message that now stands in Slack with this text in it. */
    public static SlackMessage slackMessage(String containing) {
        return first("Slack message", () -> Services.slack().messages(), m -> m.everything().contains(containing));
    }

    /** At least this many accepted calls to Slack; returns all there are. */
    public static List<SlackCall> slackCalls(int atLeast) {
        return all("accepted calls to Slack", atLeast, () -> Services.slack().calls().stream()
                .filter(SlackCall::accepted)
                .toList());
    }

    /** The first e-mail that is like this. */
    public static Mail mail(Predicate<Mail> wanted) {
        return first("e-mail", () -> Services.mail().mails(), wanted);
    }

    /** The first e-mail with this in its subject or its title, which tells the state where the subject stays the same. */
    public static Mail mail(String words) {
        return mail(mail -> mail.subject().contains(words) || title(mail).contains(words));
    }

    /** The title of an incident's e-mail as it was then: the second line of its text. */
    public static String title(Mail mail) {
        return mail.text().lines().skip(1).findFirst().orElse("");
    }

    /** At least this many e-mails; returns all there are. */
    public static List<Mail> mails(int atLeast) {
        return all("e-mails", atLeast, () -> Services.mail().mails());
    }

    private static <T> T first(String what, Supplier<List<T>> source, Predicate<T> wanted) {
        return until(what, source, all -> all.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> all(String what, int atLeast, Supplier<List<T>> source) {
        return until(atLeast + " " + what, source, all -> all.size() >= atLeast);
    }

    private static <T> List<T> until(String what, Supplier<List<T>> source, Predicate<List<T>> enough) {
        try {
            return await().atMost(PATIENCE).pollInterval(INTERVAL).until(source::get, enough);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no " + what + " within " + PATIENCE + "; what came: " + source.get(), e);
        }
    }
}
