package dev.bellwether.notify.http;

import dev.bellwether.notify.Outcome;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jboss.logging.Logger;

/** Asks the far side, once, and waits a bounded time for its answer. */
@Singleton
public class HttpCaller {

    private static final Logger LOG = Logger.getLogger(HttpCaller.class);
    /** No answer that matters is longer. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final OkHttpClient client;
    private final RetryAfter retryAfter;

    /** Dates in answers are understood by this clock. */
    @Inject
    HttpCaller(InstantSource clock, HttpSettings settings) {
        this(clock, settings.timeout());
    }

    /** With this patience. */
    public HttpCaller(InstantSource clock, Duration timeout) {
        this(
                new OkHttpClient.Builder()
                        .callTimeout(timeout)
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .writeTimeout(timeout)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        // runs when the connection stands: from here on nobody knows what has arrived
                        .addNetworkInterceptor(chain -> {
                            Progress progress = chain.request().tag(Progress.class);
                            if (progress != null) {
                                progress.sent = true;
                            }
                            return chain.proceed(chain.request());
                        })
                        .build(),
                new RetryAfter(clock));
    }

    private HttpCaller(OkHttpClient client, RetryAfter retryAfter) {
        this.client = client;
        this.retryAfter = retryAfter;
    }

    /** The same, straight to the addresses that this directory gives: a proxy would ask another. */
    public HttpCaller straightTo(Dns addresses) {
        return new HttpCaller(
                client.newBuilder().dns(addresses).proxy(Proxy.NO_PROXY).build(), retryAfter);
    }

    /**
     * Asks, and has the answer judged.
     *
     * @param who     is asked, for the operator
     * @param request with a {@link Body}, if any
     * @param judge   says what the answer means
     */
    public Outcome call(String who, Request request, Function<Answer, Outcome> judge) {
        Progress progress = new Progress();
        Request tagged = request.newBuilder()
                .header("User-Agent", "Bellwether")
                .tag(Progress.class, progress)
                .build();
        try (Response response = client.newCall(tagged).execute()) {
            return judge.apply(answer(response));
        } catch (IOException e) {
            // neither the message nor the address is for logs: either may hold a secret
            LOG.debugf("not reached who=%s failure=%s", who, e.getClass().getSimpleName());
            return new Outcome.Unavailable(
                    who + " not reached: " + e.getClass().getSimpleName(), null, progress.sent);
        }
    }

    private Answer answer(Response response) {
        String header = response.header("Retry-After");
        return new Answer(
                response.code(),
                header == null ? null : retryAfter.pause(header),
                response.header("Content-Type", ""),
                body(response));
    }

    /** Who has answered with a status has made up its mind; what it went on to say may be lost. */
    private static String body(Response response) {
        try {
            return response.peekBody(LONGEST_ANSWER).string();
        } catch (IOException e) {
            return "";
        }
    }

    @PreDestroy
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** How far a call has come. */
    private static final class Progress {
        private volatile boolean sent;
    }
}
