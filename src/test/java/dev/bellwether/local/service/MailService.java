package dev.bellwether.local.service;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;

/** A real SMTP server that takes every e-mail and keeps it. */
public final class MailService implements AutoCloseable {

    static {
        Quiet.loggers(Level.WARNING, "com.icegreen.greenmail");
    }

    private final GreenMail server;

    private MailService(int port) {
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    /** On a free port. */
    public static MailService start() {
        return start(0);
    }

    /** On this port. */
    public static MailService start(int port) {
        return new MailService(port);
    }

    /** The host for {@code quarkus.mailer.host}. */
    public String host() {
        return "localhost";
    }

    /** The port for {@code quarkus.mailer.port}. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** What has arrived, oldest first. */
    public List<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(MailReader::read).toList();
    }

    /** Forgets what has arrived. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("mailbox not emptied", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
