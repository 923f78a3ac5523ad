package dev.bellwether.local.inbox;

import dev.bellwether.local.service.Mail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** E-mails as cards, newest first; their HTML is shut into a frame that runs nothing. */
final class MailView {

    private MailView() {}

    static List<Card> cards(List<Mail> mails) {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            Mail mail = mails.get(i);
            String key = mail.headers().getOrDefault("message-id", Integer.toString(i));
            cards.add(new Card("mail-" + i + key, "", html(mail)));
        }
        Collections.reverse(cards);
        return cards;
    }

    static String html(Mail mail) {
        String frame = mail.html().isEmpty()
                ? "<pre>" + Html.escape(mail.text()) + "</pre>"
                : "<iframe sandbox=\"allow-same-origin allow-popups\" title=\"e-mail\" srcdoc=\"%s\"></iframe>"
                        .formatted(Html.escape("<base target=\"_blank\">" + mail.html()));
        return """
                <div class="subject">%s</div>
                <div class="who">%s → %s %s</div>
                %s%s%s"""
                .formatted(
                        Html.escape(mail.subject()),
                        Html.escape(mail.from()),
                        Html.escape(mail.to()),
                        Html.time(mail.at()),
                        frame,
                        details("Text", mail.text()),
                        details("Headers", headers(mail.headers())));
    }

    private static String details(String title, String text) {
        return text.isBlank()
                ? ""
                : "<details><summary>%s</summary><pre>%s</pre></details>".formatted(title, Html.escape(text));
    }

    private static String headers(Map<String, String> headers) {
        return headers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }
}
