package dev.bellwether.notify.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import dev.bellwether.notify.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What attempts that nobody wrote down have left in Slack, by the metadata of its messages; much may have come since. */
final class SlackTraces {

    private static final Logger LOG = Logger.getLogger(SlackTraces.class);

    /** As Slack recommends. */
    private static final int PAGE = 200;
    /** What was posted longer ago, by a thousand messages, is not looked for. */
    private static final int PAGES = 5;

    private final MethodsClient slack;

    SlackTraces(MethodsClient slack) {
        this.slack = slack;
    }

    /** The newest message in the channel that says so; what was loud in a thread stands there too, and is none. */
    Optional<Message> posted(String channel, String name, String value) throws IOException, SlackApiException {
        Predicate<Message> wanted = message -> value.equals(said(message, name)) && !isReply(message);
        return found(wanted, cursor -> {
            ConversationsHistoryResponse page = slack.conversationsHistory(
                    r -> r.channel(channel).limit(PAGE).cursor(cursor).includeAllMetadata(true));
            return new Page(page, page.getMessages(), page.getResponseMetadata());
        });
    }

    /** An answer in the thread that says so. */
    Optional<Message> replied(String channel, String ts, String name, String value)
            throws IOException, SlackApiException {
        Predicate<Message> wanted = message -> isReply(message) && value.equals(said(message, name));
        return found(wanted, cursor -> {
            ConversationsRepliesResponse page = slack.conversationsReplies(
                    r -> r.channel(channel).ts(ts).limit(PAGE).cursor(cursor).includeAllMetadata(true));
            return new Page(page, page.getMessages(), page.getResponseMetadata());
        });
    }

    private static boolean isReply(Message message) {
        return message.getThreadTs() != null && !message.getThreadTs().equals(message.getTs());
    }

    /** What a message says under this name in its metadata. */
    static @Nullable String said(Message message, String name) {
        Metadata metadata = message.getMetadata();
        Object value = metadata == null || metadata.getEventPayload() == null
                ? null
                : metadata.getEventPayload().get(name);
        return value == null ? null : value.toString();
    }

    private static Optional<Message> found(Predicate<Message> wanted, Pages pages) throws IOException, SlackApiException {
        String cursor = null;
        for (int i = 0; i < PAGES; i++) {
            Page page = pages.from(cursor);
            if (!page.answer().isOk()) {
                return unknown(page.answer().getError());
            }
            Optional<Message> found = page.messages().stream().filter(wanted).findFirst();
            cursor = page.next() == null ? null : page.next().getNextCursor();
            if (found.isPresent() || cursor == null || cursor.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What cannot be looked up for good is told again, rather than never; what can be in a while is waited for. */
    private static Optional<Message> unknown(@Nullable String error) throws IOException {
        if (SlackTrouble.named(error) instanceof Outcome.Unavailable) {
            throw new IOException("what was posted cannot be looked up now");
        }
        LOG.warnf("what was posted cannot be looked up, it is posted again reason=%s", error);
        return Optional.empty();
    }

    /** Asks for messages, page by page. */
    @FunctionalInterface
    private interface Pages {

        Page from(@Nullable String cursor) throws IOException, SlackApiException;
    }

    private record Page(SlackApiTextResponse answer, List<Message> messages, @Nullable ResponseMetadata next) {}
}
