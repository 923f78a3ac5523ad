package dev.bellwether.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellwether.local.service.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Serves sites on one port, which it keeps while it is taken {@link #down}. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WebServer.class);

    static {
        // the JDK's server otherwise waits 40 ms for an acknowledgement on every reused connection
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Routes routes = new Routes();
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemon.threads("local-web"));
    private final int port;
    private HttpServer server;

    private WebServer(int port, Site... sites) {
        for (Site site : sites) {
            site.addTo(routes);
        }
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    /** Starts on the given port, or on a free one for 0. */
    public static WebServer start(int port, Site... sites) {
        return new WebServer(port, sites);
    }

    /** Its address, without a slash at the end. */
    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /** Refuses connections from now on. */
    public synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Accepts connections again. */
    public synchronized void up() {
        if (server == null) {
            server = listen(port);
        }
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    private HttpServer listen(int at) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.createContext("/", this::serve);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + at, e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = answer(exchange);
            if (reply.status() != 0) {
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(reply.status(), reply.length() == 0 ? -1 : reply.length());
                exchange.getResponseBody().write(reply.content());
                exchange.getResponseBody().flush(); // closing before the promised length cuts the connection
            }
            reply.afterwards().run();
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        Routes.Match match = routes.find(method, uri.getRawPath());
        try {
            return match.handler()
                    .handle(new Request(method, uri, match.variables(), exchange.getRequestHeaders(), content));
        } catch (Exception e) {
            LOG.warnf(e, "%s %s failed", method, uri.getPath());
            return Reply.text(500, "internal error");
        }
    }
}
