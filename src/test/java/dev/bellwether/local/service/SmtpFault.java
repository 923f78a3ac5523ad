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

    /** All is said already, and the dialogue goes on. */
    String SAID = "\0";

    /** The answer, the server's own if it is asked for; null hangs up. */
    @Nullable String answer(String command, Server server) throws IOException;

    /** The server that stands behind, and the client that waits. */
    interface Server {

        /** Has it do what the command says, and returns its answer. */
        String answer() throws IOException;

        /** The mail that is handed over; empty with any command but {@link #END}. */
        String mail();

        /** Says that to the client before the answer, as it is. */
        void say(String text) throws IOException;
    }

    /** Has something happen at a moment of the exchange; before the whole answer has left, the client is hung up on. */
    static SmtpFault at(Moment moment, Runnable what) {
        return (command, server) -> {
            String answer = moment == Moment.READ ? "" : server.answer();
            int said = switch (moment) {
                case READ, DONE -> 0;
                case HALF_ANSWERED -> answer.length() / 2;
                case ANSWERED -> answer.length();
            };
            server.say(answer.substring(0, said));
            what.run();
            return moment == Moment.ANSWERED ? SAID : null;
        };
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
