package dev.bellwether.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports nobody listens on. None is one that a system gives to who calls others: it may be left for a while, as by a server that is
 * killed, and is not taken meanwhile.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int BEHIND = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** One of them. */
    public static int free() {
        IOException taken = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, BEHIND))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new UncheckedIOException(taken);
    }
}
