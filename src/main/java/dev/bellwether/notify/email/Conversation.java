package dev.bellwether.notify.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What all mails about an incident to one target have in common.
 *
 * @param root    the first mail's {@code Message-ID}, with its angle brackets
 * @param subject the first mail's, which the later ones keep: Gmail begins a conversation anew at another subject
 */
record Conversation(String root, String subject) {

    private static final Pattern WRITTEN = Pattern.compile("(<[^<>\\s]+@[^<>\\s]+>) (\\S.*)");

    /** As the outbox gives it back; null for none, or for one that is not ours. */
    static @Nullable Conversation of(@Nullable String written) {
        Matcher parts = WRITTEN.matcher(written == null ? "" : written);
        return parts.matches() ? new Conversation(parts.group(1), OneLine.of(parts.group(2))) : null;
    }

    /** As the outbox keeps it. */
    String written() {
        return root + " " + subject;
    }
}
