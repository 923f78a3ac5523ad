package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.notify.Outcome;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class SmtpTroubleTest {

    @ParameterizedTest
    @ValueSource(ints = {450, 451, 452, 454})
    void what_passes_is_tried_again(int code) {
        assertThat(reply(code)).isInstanceOf(Outcome.TryAgain.class).returns(false, Outcome::unsure);
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 530, 534, 535, 538})
    void a_mailbox_that_is_none_and_a_login_that_fails_must_be_mended(int code) {
        assertThat(reply(code)).isInstanceOf(Outcome.Broken.class);
        assertThat(reply(code).said()).endsWith(": " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 552, 554, 555})
    void any_other_refusal_for_good_is_of_this_mail(int code) {
        assertThat(reply(code)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_server_that_hangs_up_on_everybody_is_away() {
        assertThat(reply(421)).isInstanceOf(Outcome.Unavailable.class).returns(false, Outcome::unsure);
    }

    @Test
    void without_a_connection_nothing_can_have_arrived() {
        for (Throwable cause : List.of(
                new ConnectException("Connection refused"), new UnknownHostException("mail"), new SSLHandshakeException("no"))) {
            assertThat(outcome(cause)).isInstanceOf(Outcome.Unavailable.class).returns(false, Outcome::unsure);
        }
    }

    @Test
    void a_connection_that_breaks_or_falls_silent_leaves_it_open_whether_the_mail_arrived() {
        assertThat(outcome(new IOException("socket was closed unexpected."))).returns(true, Outcome::unsure);
        assertThat(SmtpTrouble.outcome(new io.smallrye.mutiny.TimeoutException()))
                .isInstanceOf(Outcome.Unavailable.class)
                .returns(true, Outcome::unsure);
    }

    private static Outcome reply(int code) {
        return outcome(new SMTPException("recipient address not accepted: " + code, code, List.of(code + " no"), code >= 500));
    }

    private static Outcome outcome(Throwable cause) {
        return SmtpTrouble.outcome(new CompletionException(cause));
    }
}
