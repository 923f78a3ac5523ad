package dev.bellwether.local.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's markup as HTML: bold, italic, strike, code, links, mentions, quotes and emoji. */
final class Mrkdwn {

    private static final Pattern CODE_OR_LINK =
            Pattern.compile("```\\n?(.+?)```|`([^`\\n]+)`|<([^<>\\n]+)>", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\uE000(\\d*)\uE001?");
    private static final Pattern BOLD = around("\\*");
    private static final Pattern ITALIC = around("_");
    private static final Pattern STRIKE = around("~");
    private static final Pattern QUOTE = Pattern.compile("(?m)^&gt; ?(.*)$\\n?");
    private static final Pattern SHORTCODE = Pattern.compile(":([a-z0-9_+-]+):");

    private Mrkdwn() {}

    /** HTML in which nothing of the text can become markup that Slack would not make of it. */
    static String toHtml(String text) {
        List<String> done = new ArrayList<>();
        String marked = CODE_OR_LINK.matcher(MARK.matcher(text).replaceAll("")).replaceAll(match -> {
            done.add(codeOrLink(match));
            return "\uE000" + (done.size() - 1) + "\uE001";
        });
        // what is done must not be styled again, yet may stand inside something bold
        return MARK.matcher(styled(marked))
                .replaceAll(mark -> Matcher.quoteReplacement(done.get(Integer.parseInt(mark.group(1)))));
    }

    /** The text of a {@code plain_text}: emoji, but no markup. */
    static String plainToHtml(String text) {
        return emoji(Html.escape(text));
    }

    private static String codeOrLink(MatchResult match) {
        if (match.group(1) != null) {
            return "<pre>" + literal(match.group(1)) + "</pre>";
        }
        return match.group(2) != null ? "<code>" + literal(match.group(2)) + "</code>" : special(match.group(3));
    }

    private static String special(String inside) {
        String[] parts = inside.split("\\|", 2);
        String target = parts[0];
        String label = parts.length == 2 ? parts[1] : target;
        if (target.startsWith("!date")) {
            return literal(label);
        }
        if (target.startsWith("@") || target.startsWith("!") || target.startsWith("#")) {
            String name = parts.length == 2 ? label : target.substring(1);
            return "<span class=\"mention\">" + (target.startsWith("#") ? "#" : "@") + literal(name) + "</span>";
        }
        return target.contains(":")
                ? Html.link(unescape(target), emoji(literal(label)), "link")
                : literal("<" + inside + ">");
    }

    private static String styled(String text) {
        String html = literal(text);
        html = BOLD.matcher(html).replaceAll("<b>$1</b>");
        html = ITALIC.matcher(html).replaceAll("<i>$1</i>");
        html = STRIKE.matcher(html).replaceAll("<s>$1</s>");
        html = QUOTE.matcher(html).replaceAll("<blockquote>$1</blockquote>");
        return emoji(html).replace("\n", "<br>");
    }

    private static String emoji(String html) {
        return SHORTCODE.matcher(html)
                .replaceAll(match -> Emoji.named(match.group(1)).orElse(match.group()));
    }

    /** Slack's senders escape three characters; everything else is as it is. */
    private static String literal(String text) {
        return Html.escape(unescape(text));
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static Pattern around(String mark) {
        return Pattern.compile("(?<![\\w@])@(?!\\s)([^\\n@]+?)(?<!\\s)@(?![\\w@])".replace("@", mark));
    }
}
