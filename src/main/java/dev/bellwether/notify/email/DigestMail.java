package dev.bellwether.notify.email;

import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Templates;
import io.quarkus.mailer.Mail;
import java.util.Comparator;
import java.util.List;

/** Several briefings as one mail: what goes on first, the worst of it before the rest. */
final class DigestMail {

    private static final Comparator<Briefing> ORDER = Comparator.comparing(Briefing::resolved)
            .thenComparing(Briefing::severity, Comparator.reverseOrder())
            .thenComparing(Briefing::since);

    private final Templates templates;

    DigestMail(Templates templates) {
        this.templates = templates;
    }

    /** The mail, without address and headers. A digest is no part of any incident's conversation. */
    Mail of(List<Briefing> briefings) {
        List<Briefing> ordered = briefings.stream().sorted(ORDER).toList();
        long over = ordered.stream().filter(Briefing::resolved).count();
        return new Mail()
                .setSubject("Digest: " + (ordered.size() - over) + " going on, " + over + " over")
                .setText(templates.rendered("email/digest.txt", ordered))
                .setHtml(templates.rendered("email/digest.html", ordered));
    }
}
