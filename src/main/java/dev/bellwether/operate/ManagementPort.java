package dev.bellwether.operate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics on a port of their own, where one is configured: what faces the internet then tells nothing about the
 * inside. The framework's own management interface is decided on when the service is built, and would always be apart; the
 * JDK's server is enough for a probe and a scrape.
 */
@Singleton
class ManagementPort {

    private static final Logger LOG = Logger.getLogger(ManagementPort.class);
    private static final String PATHS = "/q";
    private static final String METRICS = PATHS + "/metrics";
    private static final int BEFORE_EVERYTHING = 2000;
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManagementSettings settings;
    private final PrometheusMeterRegistry metrics;
    private final Map<String, Supplier<Uni<SmallRyeHealth>>> health;
    private final SmallRyeHealthReporter reporter;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private @Nullable HttpServer server;

    ManagementPort(ManagementSettings settings, PrometheusMeterRegistry metrics, SmallRyeHealthReporter reporter) {
        this.settings = settings;
        this.metrics = metrics;
        this.reporter = reporter;
        this.health = Map.of(
                PATHS + "/health", reporter::getHealthAsync,
                PATHS + "/health/live", reporter::getLivenessAsync,
                PATHS + "/health/ready", reporter::getReadinessAsync,
                PATHS + "/health/started", reporter::getStartupAsync);
    }

    void keepApart(@Observes Filters filters) {
        if (settings.port().isPresent()) {
            filters.register(ManagementPort::pass, BEFORE_EVERYTHING);
        }
    }

    void open(@Observes StartupEvent start) throws IOException {
        if (settings.port().isPresent()) {
            int port = settings.port().getAsInt();
            server = HttpServer.create(new InetSocketAddress(settings.host(), port), 0);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
            LOG.infof("health and metrics apart host=%s port=%d", settings.host(), port);
        }
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private static void pass(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals(PATHS) || path.startsWith(PATHS + "/")) {
            request.response().setStatusCode(404).end();
        } else {
            request.next();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(METRICS)) {
                answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape().getBytes(StandardCharsets.UTF_8));
            } else if (health.containsKey(path)) {
                SmallRyeHealth now = health.get(path).get().await().atMost(PATIENCE);
                answer(exchange, now.isDown() ? 503 : 200, "application/json", written(now));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (RuntimeException e) {
            LOG.warn("health or metrics not told", e);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private byte[] written(SmallRyeHealth now) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            reporter.reportHealth(out, now);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
