package dev.bellwether.faults;

import dev.bellwether.local.service.Daemon;
import dev.bellwether.testkit.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A wire between the service and what it talks to by TCP: it can be cut, be slow, or carry nothing for a while. */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final long SLOW_MILLIS = 60;

    /** How it is. */
    enum State {
        WELL,
        /** Each piece of what is sent comes late. */
        SLOW,
        /** Nothing arrives, and nobody hangs up; what was sent meanwhile arrives when it is well again. */
        STALLED
    }

    private final ExecutorService threads = Executors.newCachedThreadPool(Daemon.threads("wire"));
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final IntSupplier far;
    private final int port;
    private State state = State.WELL;
    private @Nullable ServerSocket door;

    /** From a free port to that one on this machine, which may be another one each time. */
    Wire(IntSupplier far) {
        this.far = far;
        this.port = Ports.free();
        this.door = open(port);
    }

    int port() {
        return port;
    }

    synchronized void is(State now) {
        state = now;
        notifyAll();
    }

    /** Everybody is hung up on, and nobody gets through. */
    synchronized void cut() {
        if (door != null) {
            close(door);
            door = null;
            connections.forEach(Connection::close);
        }
    }

    /** Whoever is connected now hears nothing any more and is not told so; who connects anew is well. */
    void forget() {
        connections.forEach(connection -> connection.forgotten = true);
    }

    /** Carries everything again. */
    synchronized void mend() {
        is(State.WELL);
        if (door == null) {
            door = open(port);
        }
    }

    @Override
    public void close() {
        is(State.WELL);
        cut();
        threads.shutdownNow();
    }

    private ServerSocket open(int at) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true); // connections of before may linger
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            threads.execute(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + at, e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket near = opened.accept();
                threads.execute(() -> connect(near));
            } catch (IOException cut) {
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            near.setTcpNoDelay(true);
            awaitPassable();
            Connection connection = new Connection(near, new Socket(InetAddress.getLoopbackAddress(), far.getAsInt()));
            connections.add(connection);
            threads.execute(() -> connection.carry(connection.near, connection.far));
            threads.execute(() -> connection.carry(connection.far, connection.near));
        } catch (IOException | InterruptedException nobodyThere) {
            close(near);
        }
    }

    /** Waits as long as this wire makes everybody wait. */
    private synchronized void awaitPassable() throws InterruptedException {
        long end = System.nanoTime() + SLOW_MILLIS * 1_000_000;
        while (state == State.STALLED || (state == State.SLOW && System.nanoTime() < end)) {
            wait(state == State.STALLED ? 0 : SLOW_MILLIS);
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Connection {

        private final Socket near;
        private final Socket far;
        private volatile boolean forgotten;

        Connection(Socket near, Socket far) throws IOException {
            this.near = near;
            this.far = far;
            far.setTcpNoDelay(true);
        }

        void carry(Socket from, Socket to) {
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    awaitPassable();
                    if (!forgotten) {
                        out.write(chunk, 0, length);
                    }
                }
            } catch (IOException | InterruptedException hungUp) {
                // the other direction ends with this one
            } finally {
                if (forgotten) {
                    Wire.close(from); // the other end still believes in it
                } else {
                    close();
                }
            }
        }

        void close() {
            connections.remove(this);
            Wire.close(near);
            Wire.close(far);
        }
    }
}
