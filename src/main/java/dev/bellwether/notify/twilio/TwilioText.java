package dev.bellwether.notify.twilio;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Cut;
import java.util.ArrayList;
import java.util.List;

/** A briefing in few words. */
final class TwilioText {

    private static final int LONGEST = 480;
    private static final int DIGITS = 6;

    private TwilioText() {}

    /** As a text message, with its tag at the end. */
    static String sms(Message message) {
        String tag = " " + tag(message);
        List<String> lines = lines(message.briefing());
        if (message.briefing().place().map() != null) {
            lines.add(message.briefing().place().map().toString());
        }
        return Cut.to(LONGEST - tag.length(), plain(String.join("\n", lines))) + tag;
    }

    /** By which a message is known again. */
    static String tag(Message message) {
        return "[bw " + Lane.digest(message.key()).substring(0, DIGITS) + "]";
    }

    /** As TwiML, to be read aloud; twice, since nobody listens to the beginning. */
    static String twiml(Briefing briefing) {
        String words = escaped(Cut.to(LONGEST, String.join(". ", lines(briefing))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say loop=\"2\">" + words + "</Say></Response>";
    }

    private static List<String> lines(Briefing briefing) {
        List<String> lines = new ArrayList<>();
        lines.add((briefing.resolved() ? "" : "[" + briefing.severity().written() + "] ") + briefing.title());
        lines.add(briefing.summary());
        if (briefing.devices() != null) {
            lines.add(briefing.devices());
        }
        return lines;
    }

    /** One character beyond the telephones' own alphabet more than halves what fits into one segment. */
    private static String plain(String text) {
        return text.replace("·", "-").replace("–", "-").replace("’", "'");
    }

    /** Without what XML 1.0 cannot hold. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ")
                .replaceAll("[\\ud800-\\udfff\\ufffe\\uffff]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
