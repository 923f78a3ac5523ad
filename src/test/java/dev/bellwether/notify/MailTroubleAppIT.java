package dev.bellwether.notify;

import static dev.bellwether.local.service.SmtpFault.SILENCE;
import static dev.bellwether.testkit.MovedTime.advance;

import dev.bellwether.local.service.SmtpFault;
import dev.bellwether.testkit.FarSides;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A mail server in trouble. Nobody can ask it whether it took a mail whose answer was lost, so the mail is sent again: the
 * same may be seen twice on the wire, by the same Message-ID, by which mailboxes and mail programs know a copy.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(FarSides.InTrouble.class)
@Tag("app")
class MailTroubleAppIT {

    private static final Set<Way> MAIL = EnumSet.of(Way.MAIL);
    /** So many mails hang that each of the mailer's connections is needed more than once. */
    private static final int ROUNDS = 2;

    /** What a mail server may do. */
    enum Trouble {
        SLOW(SmtpFault.slow(Duration.ofMillis(20)), false),
        TOO_SLOW(SmtpFault.lateEnd(Duration.ofSeconds(3)), true),
        CLOSED(SmtpFault.answers(SmtpFault.GREETING, "421 closed"), false),
        BUSY(SmtpFault.answers("MAIL", "451 later"), false),
        REFUSING_THE_MAIL(SmtpFault.answers(SmtpFault.END, "451 later"), false),
        CLOSING(SmtpFault.answers(SmtpFault.END, "421 closing"), false),
        SILENT(SmtpFault.answers(SmtpFault.GREETING, SILENCE), false),
        HANGING_UP(SmtpFault.answers(SmtpFault.END, null), false),
        SILENT_AFTER_ALL(SmtpFault.answersAfterAll(SILENCE), true),
        HANGING_UP_AFTER_ALL(SmtpFault.answersAfterAll(null), true);

        private final SmtpFault fault;
        private final boolean takes;

        Trouble(SmtpFault fault, boolean takes) {
            this.fault = fault;
            this.takes = takes;
        }
    }

    @Inject
    ToldByHand hand;

    @BeforeEach
    void clear() {
        FarSides.clear();
        advance(Duration.ofHours(1));
    }

    @AfterEach
    void asBefore() {
        FarSides.clear();
        hand.forget();
    }

    @Test
    void a_mail_server_that_refuses_connections_for_an_hour_delays_nobody_and_gets_the_newest_afterwards_once() {
        Story story = new Story(hand, "mail-down", MAIL);
        FarSides.mail().down();
        story.begins();
        story.halfAnHourPasses();
        story.goesOn();
        story.halfAnHourPasses();
        story.isNotShown();

        FarSides.mail().lift();
        story.isTold();
        story.isToldOnce();
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_server_in_trouble_delays_nobody_and_gets_the_newest_afterwards(Trouble trouble) {
        Story story = new Story(hand, "mail-" + trouble, MAIL);
        FarSides.mail().misbehave(trouble.fault);
        story.begins();
        hand.dispatch();
        story.goesOn();
        story.minutesPass(1);

        FarSides.mail().lift();
        story.isTold();
        story.copiesAreKnown(Way.MAIL);
        story.copiesAreOfAttempts(Way.MAIL);
        if (!trouble.takes) {
            story.isToldOnce();
        }
    }

    @Test
    void a_mail_server_that_was_silent_to_more_mails_than_there_are_connections_gets_mail_again() {
        Story story = new Story(hand, "mail-silent", MAIL);
        FarSides.mail().misbehave(SmtpFault.answers(SmtpFault.GREETING, SILENCE));
        story.begins();
        story.minutesPass(ROUNDS);
        story.goesOn();

        FarSides.mail().lift();
        story.isTold();
        story.isToldOnce();
    }
}
