package dev.bellwether.notify.email;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Mails the briefing to the addresses of {@code to}. */
@Singleton
class EmailChannel implements Channel {

    private static final int AT_ONCE = 4;
    private static final String TO = "to";
    private static final String FROM = "from";
    /** The mailbox does not exist or may not be written to (RFC 5321): repeating helps nobody. */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MailSender sender;
    private final Template html;
    private final Template text;

    EmailChannel(
            MailSender sender,
            @Location("email/incident.html") Template html,
            @Location("email/incident.txt") Template text) {
        this.sender = sender;
        this.html = html;
        this.text = text;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public List<String> check(Integration integration) {
        List<String> wrong = new ArrayList<>();
        if (recipients(integration).isEmpty()) {
            wrong.add("'to' is missing; write an address, or several with commas");
        }
        recipients(integration).stream()
                .filter(address -> !address.contains("@"))
                .forEach(address -> wrong.add("'" + address + "' is no address"));
        integration.settings().keySet().stream()
                .filter(key -> !key.equals(TO) && !key.equals(FROM))
                .forEach(key -> wrong.add("'" + key + "' is not a key of this place; known here: from, to"));
        return wrong;
    }

    @Override
    public Lane lane(Integration integration) {
        return new Lane("email", "email", Duration.ZERO, AT_ONCE);
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        Briefing briefing = message.briefing();
        Mail mail = new Mail()
                .setTo(recipients(integration))
                .setSubject(subject(briefing))
                .setText(rendered(text, briefing))
                .setHtml(rendered(html, briefing));
        String from = integration.settings().get(FROM);
        if (from != null) {
            mail.setFrom(from);
        }
        try {
            sender.send(mail);
            return new Outcome.Delivered(null);
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    static String rendered(Template template, Briefing briefing) {
        Instant until = briefing.until();
        return template.data("b", briefing)
                .data("since", UTC.format(briefing.since()))
                .data("until", until == null ? null : UTC.format(until))
                .render();
    }

    private static Outcome outcome(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof SMTPException smtp && NO_SUCH_MAILBOX.contains(smtp.getReplyCode())) {
            return new Outcome.Refused("the mail server refused it: " + smtp.getReplyCode());
        }
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return cause instanceof SMTPException ? new Outcome.TryAgain(why, false) : new Outcome.Unavailable(why, null, true);
    }

    /** One line: names come from outside and must not be able to add headers. */
    private static String subject(Briefing briefing) {
        String mark = briefing.resolved() ? "" : "[" + briefing.severity().written() + "] ";
        return (mark + briefing.title()).replaceAll("[\\p{Cntrl}]+", " ");
    }

    private static List<String> recipients(Integration integration) {
        return Arrays.stream(integration.settings().getOrDefault(TO, "").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }
}
