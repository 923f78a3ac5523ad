package dev.bellwether.notify.email;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Message;
import io.quarkus.mailer.Mail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of one mail: which conversation it belongs to, and what tells mail programs and filters what it is.
 *
 * @param id           its {@code Message-ID}; the same for every attempt to tell the same, so that a copy can be known
 * @param anchor       what all mails of the incident refer to; no mail has it as its own, so none is taken for another
 * @param conversation what the first mail began, or this one does
 */
record Letter(String id, String anchor, Conversation conversation) {

    /** The letter that carries a message; {@code subject} is used if it is the first of its conversation. */
    static Letter of(Message message, EmailTarget target, String sender, String subject) {
        String domain = domain(sender);
        String id = id("told\n" + message.key(), target, domain);
        String anchor = id("incident\n" + message.briefing().incident(), target, domain);
        Conversation begun = Conversation.of(message.conversation());
        return new Letter(id, anchor, begun == null ? new Conversation(id, OneLine.of(subject)) : begun);
    }

    /** Puts subject and headers on a mail. */
    Mail on(Mail mail, Briefing briefing, @Nullable String unsubscribe) {
        mail.setSubject(conversation.subject())
                .addHeader("Message-ID", id)
                .addHeader("References", isFirst() ? anchor : anchor + " " + conversation.root())
                .addHeader("X-Bellwether-Incident", briefing.incident().toString())
                .addHeader("X-Bellwether-State", OneLine.of(briefing.facts().state()))
                .addHeader("X-Bellwether-Severity", briefing.severity().written());
        if (!isFirst()) {
            mail.addHeader("In-Reply-To", conversation.root());
        }
        return automatic(mail, unsubscribe);
    }

    /** A digest's {@code Message-ID}; the same for every attempt to tell the same together. It is in no conversation. */
    static String digestId(List<Message> messages, EmailTarget target, String sender) {
        String keys = messages.stream().map(Message::key).sorted().collect(Collectors.joining("\n"));
        return id("digest\n" + keys, target, domain(sender));
    }

    /** Puts the headers on a digest. */
    static Mail onDigest(Mail mail, String id, @Nullable String unsubscribe) {
        return automatic(mail.addHeader("Message-ID", id), unsubscribe);
    }

    private static Mail automatic(Mail mail, @Nullable String unsubscribe) {
        mail.addHeader("Auto-Submitted", "auto-generated").addHeader("X-Auto-Response-Suppress", "All");
        return unsubscribe == null ? mail : mail.addHeader("List-Unsubscribe", "<" + unsubscribe + ">");
    }

    private boolean isFirst() {
        return id.equals(conversation.root());
    }

    /** Addresses are in it as a digest only: it travels with every reply and every forwarded mail. */
    private static String id(String identity, EmailTarget target, String domain) {
        String whole = identity + "\n" + String.join(",", target.to());
        return "<" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
    }

    /** Of {@code Name <name@example.org>} as well. */
    private static String domain(String sender) {
        String domain = sender.substring(sender.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return domain.isEmpty() ? "localhost" : domain;
    }
}
