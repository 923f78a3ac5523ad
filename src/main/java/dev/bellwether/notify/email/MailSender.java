package dev.bellwether.notify.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The mailer, always on one and the same event loop. Vert.x' mail client opens a connection on the event loop of whoever
 * calls but listens to it from the loop it was asked for: called from any other thread, it now and then misses the
 * server's greeting and waits for it until the server hangs up.
 */
@Singleton
class MailSender {

    private final ReactiveMailer mailer;
    private final Context loop;
    private final Duration timeout;

    MailSender(ReactiveMailer mailer, Vertx vertx, EmailSettings settings) {
        this.mailer = mailer;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.timeout = settings.timeout();
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @throws RuntimeException if it refused (its cause is then Vert.x' {@code SMTPException}), was out of reach or did
     *     not answer in time
     */
    void send(Mail mail) {
        mailer.send(mail)
                .runSubscriptionOn(task -> loop.runOnContext(nothing -> task.run()))
                .await()
                .atMost(timeout);
    }
}
