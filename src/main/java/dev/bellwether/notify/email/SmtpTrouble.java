package dev.bellwether.notify.email;

import dev.bellwether.notify.Outcome;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** What becomes of a mail that was not taken. */
final class SmtpTrouble {

    /** The mailbox does not exist or may not be written to (RFC 5321). */
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);
    /** The server wants a login, or another one (RFC 4954). */
    private static final Set<Integer> NO_LOGIN = Set.of(530, 534, 535, 538);
    /** The server is about to hang up, on everybody. */
    private static final int CLOSING = 421;
    /** From here on a reply is for good. */
    private static final int PERMANENT = 500;

    private SmtpTrouble() {}

    static Outcome outcome(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof SMTPException refusal) {
            return answered(refusal.getReplyCode());
        }
        String why = "mail server not reached: " + cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new Outcome.Unavailable(OneLine.of(why), null, !isBeforeTheMail(cause));
    }

    /** Whether only the addresses are at fault, so that another of them may be well. */
    static boolean isMailbox(RuntimeException failure) {
        return failure.getCause() instanceof SMTPException refusal && NO_SUCH_MAILBOX.contains(refusal.getReplyCode());
    }

    /** By the code alone: what a server writes beside it may quote the mail. */
    private static Outcome answered(int code) {
        if (NO_SUCH_MAILBOX.contains(code)) {
            return new Outcome.Broken("the mail server knows no such mailbox, or lets us not write to it: " + code);
        } else if (NO_LOGIN.contains(code)) {
            return new Outcome.Broken("the mail server does not accept our login: " + code);
        } else if (code == CLOSING) {
            return new Outcome.Unavailable("the mail server takes no mail now: " + code, null, false);
        } else if (code >= PERMANENT) {
            return new Outcome.Refused("the mail server refused the mail: " + code);
        }
        return new Outcome.TryAgain("the mail server wants it later: " + code, false);
    }

    /** There was no connection, or no safe one, that a mail could have gone through. */
    private static boolean isBeforeTheMail(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException;
    }
}
