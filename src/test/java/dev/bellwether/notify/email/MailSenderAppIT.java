package dev.bellwether.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.mailer.Mail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that misses the server's greeting costs its mail half a minute and then fails it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MailSenderAppIT.NewConnections.class)
@Tag("app")
class MailSenderAppIT {

    /** Enough connections for the race to show if the mailer is called from the executor's own threads. */
    private static final int ROUNDS = 100;

    private static final int AT_ONCE = 4;

    /** Each mail over a connection of its own. */
    public static final class NewConnections implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.mailer.keep-alive", "false");
        }
    }

    @Inject
    MailSender sender;

    @Inject
    ManagedExecutor executor;

    @Test
    void every_mail_from_any_thread_gets_through() {
        Services.clear();

        for (int round = 0; round < ROUNDS; round++) {
            String subject = "round " + round;
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                            .mapToObj(i -> executor.runAsync(
                                    () -> sender.send(Mail.withText("oncall@example.org", subject, "mail " + i))))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        assertThat(Services.mail().mails()).hasSize(ROUNDS * AT_ONCE);
    }
}
