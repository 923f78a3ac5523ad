package dev.bellwether.notify.email;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.Templates;
import io.quarkus.mailer.Mail;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Mails the briefing to the addresses of {@code to}; all mails about an incident are one conversation. */
@Singleton
class EmailChannel implements Channel {

    static final String HTML = "email/incident.html";
    static final String TEXT = "email/incident.txt";
    static final String SUBJECT = "email/subject.txt";

    private static final Logger LOG = Logger.getLogger(EmailChannel.class);
    private static final int AT_ONCE = 4;

    private final MailSender sender;
    private final Templates templates;
    private final String from;
    private final @Nullable String unsubscribe;

    EmailChannel(MailSender sender, Templates templates, EmailSettings settings) {
        this.sender = sender;
        this.templates = templates;
        this.from = settings.from();
        this.unsubscribe = settings.unsubscribe().map(EmailChannel::link).orElse(null);
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public List<String> check(Integration integration) {
        return EmailTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        return new Lane("email", "email", Duration.ZERO, AT_ONCE);
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        EmailTarget target = EmailTarget.of(integration);
        Briefing briefing = message.briefing();
        String by = target.from() == null ? from : target.from();
        Letter letter = Letter.of(message, target, by, templates.rendered(SUBJECT, briefing));
        String html = templates.rendered(HTML, briefing);
        String text = templates.rendered(TEXT, briefing);
        Function<EmailTarget, Mail> mails = to -> letter.on(mail(to, text, html), briefing, unsubscribe);
        return handedOver(target, mails, letter.conversation().written());
    }

    private Outcome handedOver(EmailTarget target, Function<EmailTarget, Mail> mails, String conversation) {
        try {
            sender.send(mails.apply(target));
            return new Outcome.Delivered("the mail server took it", conversation);
        } catch (RuntimeException e) {
            // a server may refuse the whole for one of the addresses; whoever has another is on call all the same
            return SmtpTrouble.isMailbox(e) && target.to().size() > 1
                    ? together(target.to().stream()
                            .map(address -> handedOver(target.only(address), mails, conversation))
                            .toList())
                    : SmtpTrouble.outcome(e);
        }
    }

    /** Tried again if one of them may still be told; broken only if none was. */
    private static Outcome together(List<Outcome> outcomes) {
        outcomes.stream()
                .filter(Outcome.Broken.class::isInstance)
                .forEach(one -> LOG.warnf("one address of several left out channel=email why=%s", one.said()));
        Predicate<Outcome> isSettled = one -> one instanceof Outcome.Delivered || one instanceof Outcome.Broken;
        return outcomes.stream()
                .filter(isSettled.negate())
                .findFirst()
                .or(() -> outcomes.stream().filter(Outcome.Delivered.class::isInstance).findFirst())
                .orElse(outcomes.get(0));
    }

    private Mail mail(EmailTarget target, String text, String html) {
        Mail mail = new Mail().setTo(target.to()).setText(text).setHtml(html);
        return target.from() == null ? mail : mail.setFrom(target.from());
    }

    private static String link(String written) {
        try {
            URI link = URI.create(written.strip());
            if (List.of("mailto", "https").contains(String.valueOf(link.getScheme()))) {
                return link.toASCIIString();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalStateException("bellwether.email.unsubscribe: '" + OneLine.of(written)
                + "' is neither a mailto: nor an https: address, for instance mailto:oncall@example.org?subject=unsubscribe");
    }
}
