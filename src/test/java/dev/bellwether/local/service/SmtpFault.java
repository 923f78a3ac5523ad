package dev.bellwether.local.service;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A way for a mail server to misbehave when it is to answer a command. */
@FunctionalInterface
public interface SmtpFault {

    /** The greeting, which answers the connection. */
    String GREETING = "GREETING";

    /** The end of a mail, when the server takes it. */
    String END = "END";

    /** Nothing is said, and the connection stays. */
    String SILENCE = "";

    /** The answer, the server's own if it is asked for; null hangs up. */
    @Nullable String answer(String command, Server server) throws IOException;

    /** The server that stands behind. */
    @FunctionalInterface
    interface Server {

        /** Has it do what the command says, and returns its answer. */
        String answer() throws IOException;
    }

    /** Every answer so late. */
    static SmtpFault slow(Duration delay) {
        return (command, server) -> {
            String answer = server.answer();
            pause(delay);
            return answer;
        };
    }

    /** The mail is taken at once, which is said so late. */
    static SmtpFault lateEnd(Duration delay) {
        return (command, server) -> {
            String answer = server.answer();
            if (command.equals(END)) {
                pause(delay);
            }
            return answer;
        };
    }

    /** Answers that command like this, and does not obey it. */
    static SmtpFault answers(String wanted, @Nullable String line) {
        return (command, server) -> command.equals(wanted) ? line : server.answer();
    }

    /** Takes the mail and answers like this. */
    static SmtpFault answersAfterAll(@Nullable String line) {
        return (command, server) -> {
            String answer = server.answer();
            return command.equals(END) ? line : answer;
        };
    }

    private static void pause(Duration delay) {
        long end = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        }
    }
}
