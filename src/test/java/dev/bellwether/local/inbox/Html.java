package dev.bellwether.local.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** HTML from text. */
final class Html {

    private static final Pattern LINK = Pattern.compile("(https?://|mailto:)\\S+", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private Html() {}

    /** The text itself, harmless in content and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A link in a new tab; the mere label when the address is none that is safe to follow. */
    static String link(String url, String labelHtml, String cssClass) {
        return LINK.matcher(url).matches()
                ? "<a class=\"%s\" href=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s</a>"
                        .formatted(cssClass, escape(url), labelHtml)
                : "<span class=\"%s\">%s</span>".formatted(cssClass, labelHtml);
    }

    static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, TIME.format(at));
    }
}
