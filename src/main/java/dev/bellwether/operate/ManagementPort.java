package dev.bellwether.operate;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics on a port of their own, where one is configured: what faces the internet then tells nothing about the
 * inside. The framework's own management interface is decided on when the service is built, and would always be apart.
 */
@Singleton
class ManagementPort {

    private static final Logger LOG = Logger.getLogger(ManagementPort.class);
    private static final String PATHS = "/q";
    private static final int BEFORE_EVERYTHING = 2000;
    private static final int NOT_FOUND = 404;

    private final ManagementSettings settings;
    private @Nullable HttpServer server;

    ManagementPort(ManagementSettings settings) {
        this.settings = settings;
    }

    void keepApart(@Observes Filters filters) {
        settings.port().ifPresent(port -> filters.register(request -> pass(request, port), BEFORE_EVERYTHING));
    }

    void open(@Observes StartupEvent start, Vertx vertx, Router router) {
        settings.port().ifPresent(port -> {
            server = vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(port, settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            LOG.infof("health and metrics apart host=%s port=%d", settings.host(), port);
        });
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) {
            server.close();
        }
    }

    private static void pass(RoutingContext request, int port) {
        String path = request.normalizedPath();
        boolean isManagement = path.equals(PATHS) || path.startsWith(PATHS + "/");
        boolean isApart = request.request().localAddress().port() == port;
        if (isManagement == isApart) {
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }
}
