package dev.bellwether.notify.email;

import io.quarkus.arc.Unremovable;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Quarkus' mailers over connections that hang up on a server that has fallen silent. Vert.x' mail client waits for an
 * answer for ever: each mail that nobody waits for any more keeps one of its few connections, and when all are kept no
 * mail gets through, not even after the server has recovered. Quarkus has no setting for it.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
class ImpatientMailers extends Mailers {

    ImpatientMailers(
            Vertx vertx,
            MailersRuntimeConfig config,
            LaunchMode mode,
            MailerSupport support,
            TlsConfigurationRegistry tls,
            Event<SentMail> sent,
            EmailSettings settings) {
        super(
                new Impatient((VertxInternal) vertx, settings.timeout()),
                new io.vertx.mutiny.core.Vertx(vertx), config, mode, support, tls, sent);
    }

    /** Makes clients whose connections close after a silence. */
    private static final class Impatient extends VertxWrapper {

        private final Duration silence;

        Impatient(VertxInternal vertx, Duration silence) {
            super(vertx);
            this.silence = silence;
        }

        @Override
        public NetClient createNetClient(NetClientOptions options) {
            int millis = Math.toIntExact(silence.toMillis());
            return super.createNetClient(new NetClientOptions(options)
                    .setConnectTimeout(millis)
                    .setIdleTimeout(millis)
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        }
    }
}
