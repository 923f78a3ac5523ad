package dev.bellwether.notify.email;

import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Briefing;
import dev.bellwether.notify.Gathering;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.Templates;
import io.quarkus.mailer.Mail;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Mails the briefing to the addresses of {@code to}; all mails about an incident are one conversation. With {@code digest}, all
 * briefings since the last one are one mail.
 */
@Singleton
class EmailChannel implements Gathering {

    static final String HTML = "email/incident.html";
    static final String TEXT = "email/incident.txt";
    static final String SUBJECT = "email/subject.txt";

    private static final String FAR = "email";
    private static final Logger LOG = Logger.getLogger(EmailChannel.class);
    private static final int AT_ONCE = 4;
    /** As many as one mail has room for. */
    private static final int GATHERED = 200;

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
        if (gathers(integration)) {
            // sorted, since each replica has an order of its own and all must mean the same lane
            String name = "email/digest/" + Lane.digest(new TreeMap<>(integration.settings()).toString());
            return new Lane(name, FAR, Duration.ZERO, GATHERED);
        }
        return new Lane("email", FAR, Duration.ZERO, AT_ONCE);
    }

    @Override
    public boolean gathers(Integration integration) {
        return EmailTarget.of(integration).digest() != null;
    }

    @Override
    public Instant with(Instant due, Integration integration) {
        DigestTimes times = EmailTarget.of(integration).digest();
        return times == null ? due : times.next(due);
    }

    @Override
    public Outcome sendAsOne(List<Message> messages, Integration integration) {
        EmailTarget target = EmailTarget.of(integration);
        Mail digest = new DigestMail(templates).of(messages.stream().map(Message::briefing).toList());
        String id = Letter.digestId(messages, target, by(target));
        Function<EmailTarget, Mail> mails = to -> Letter.onDigest(
                mail(to, digest.getText(), digest.getHtml()).setSubject(digest.getSubject()), id, unsubscribe);
        return handedOver(target, mails, "");
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        EmailTarget target = EmailTarget.of(integration);
        Briefing briefing = message.briefing();
        Letter letter = Letter.of(message, target, by(target), templates.rendered(SUBJECT, briefing));
        String html = templates.rendered(HTML, briefing);
        String text = templates.rendered(TEXT, briefing);
        Function<EmailTarget, Mail> mails = to -> letter.on(mail(to, text, html), briefing, unsubscribe);
        return handedOver(target, mails, letter.conversation().written());
    }

    private String by(EmailTarget target) {
        return target.from() == null ? from : target.from();
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
