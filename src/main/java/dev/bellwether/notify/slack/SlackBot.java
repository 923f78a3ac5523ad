package dev.bellwether.notify.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import dev.bellwether.decide.Reason;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With a bot token: one message per incident, brought up to date in place, and each change in its thread. What people must
 * not miss is shown in the channel too, since nobody is told of an edit.
 */
final class SlackBot {

    /** Said again although it was said: whoever reads only the channel must see it. */
    private static final Set<Reason> LOUD = Set.of(Reason.REOPENED, Reason.ESCALATED, Reason.REPEAT, Reason.FLAPPING);
    /** The message can no longer be edited; another takes its place. */
    private static final Set<String> GONE = Set.of(
            "message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found", "cannot_reply_to_message");

    private final MethodsClient slack;
    private final SlackTraces traces;
    private final SlackTarget target;
    private final boolean buttons;

    /**
     * A bot.
     *
     * @param buttons whether pressing a button would reach us
     */
    SlackBot(MethodsClient slack, SlackTarget target, boolean buttons) {
        this.slack = slack;
        this.traces = new SlackTraces(slack);
        this.target = target;
        this.buttons = buttons;
    }

    Outcome send(Message message) throws IOException, SlackApiException {
        Thread thread = Thread.of(message.conversation());
        if (thread == null && message.unsure()) {
            com.slack.api.model.Message posted = posted(message);
            thread = posted == null ? null : new Thread(target.channel(), posted.getTs());
            if (posted != null && isOf(posted, message)) {
                return delivered("found", thread);
            }
        }
        return thread == null ? post(message) : change(message, thread);
    }

    private Outcome post(Message message) throws IOException, SlackApiException {
        ChatPostMessageResponse answer =
                slack.chatPostMessage(SlackMessage.request(message, target.channel(), buttons));
        return answer.isOk() ? delivered("posted", new Thread(answer.getChannel(), answer.getTs())) : trouble(answer);
    }

    private Outcome change(Message message, Thread thread) throws IOException, SlackApiException {
        if (message.briefing().reason() == Reason.RESPONDED) {
            return answer(message, thread, "answered"); // the incident is as it was
        }
        ChatUpdateResponse updated =
                slack.chatUpdate(SlackMessage.update(message, thread.channel(), thread.ts(), buttons));
        if (!updated.isOk()) {
            return GONE.contains(updated.getError()) ? replace(message) : trouble(updated);
        }
        return answer(message, thread, "edited and answered");
    }

    /** In the thread, unless an attempt that nobody wrote down has. */
    private Outcome answer(Message message, Thread thread, String how) throws IOException, SlackApiException {
        if (message.unsure() && isReplied(message, thread)) {
            return delivered(how + " before", thread);
        }
        boolean loud = LOUD.contains(message.briefing().reason());
        ChatPostMessageResponse replied =
                slack.chatPostMessage(SlackMessage.reply(message, thread.channel(), thread.ts(), loud));
        if (replied.isOk()) {
            return delivered(how, thread);
        }
        return GONE.contains(replied.getError()) ? replace(message) : trouble(replied);
    }

    /** Posts it anew, unless an attempt that nobody wrote down has. */
    private Outcome replace(Message message) throws IOException, SlackApiException {
        com.slack.api.model.Message posted = message.unsure() ? posted(message) : null;
        return posted != null && isOf(posted, message)
                ? delivered("found", new Thread(target.channel(), posted.getTs()))
                : post(message);
    }

    /** The message of this incident, if an attempt that nobody wrote down has left one. */
    private com.slack.api.model.@Nullable Message posted(Message message) throws IOException, SlackApiException {
        String incident = message.briefing().incident().toString();
        return traces.posted(target.channel(), SlackMessage.INCIDENT, incident).orElse(null);
    }

    private static boolean isOf(com.slack.api.model.Message known, Message message) {
        return message.key().equals(SlackTraces.said(known, SlackMessage.KEY));
    }

    private boolean isReplied(Message message, Thread thread) throws IOException, SlackApiException {
        return traces.replied(thread.channel(), thread.ts(), SlackMessage.KEY, message.key()).isPresent();
    }

    private static Outcome delivered(String how, Thread thread) {
        return new Outcome.Delivered("Slack: " + how + " " + thread.written(), thread.written());
    }

    private static Outcome trouble(SlackApiTextResponse answer) {
        return SlackTrouble.named(answer.getError());
    }

    /** A message that others hang on. */
    private record Thread(String channel, String ts) {

        static @Nullable Thread of(@Nullable String written) {
            int slash = written == null ? -1 : written.indexOf('/');
            return slash < 0 ? null : new Thread(written.substring(0, slash), written.substring(slash + 1));
        }

        String written() {
            return channel + "/" + ts;
        }
    }
}
