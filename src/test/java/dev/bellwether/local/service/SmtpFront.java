package dev.bellwether.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands before a mail server and lets everything through, unless it is told to misbehave or taken {@link #down}. */
public final class SmtpFront implements AutoCloseable {

    private static final SmtpFault NONE = (command, server) -> server.answer();

    private final ExecutorService threads = Executors.newCachedThreadPool(Daemon.threads("smtp-front"));
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final int server;
    private final int port;
    private volatile SmtpFault fault = NONE;
    private @Nullable ServerSocket door;

    private SmtpFront(int server) {
        this.server = server;
        this.door = open(0);
        this.port = door.getLocalPort();
    }

    /** On a free port, before the mail server of that one. */
    public static SmtpFront before(int server) {
        return new SmtpFront(server);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Misbehaves like this from now on; who had a connection needs another. */
    public void misbehave(SmtpFault like) {
        fault = like;
        clients.forEach(SmtpFront::close);
    }

    /** Is there, and well; who was met with silence is left in it, as by a server that has forgotten them. */
    public synchronized void lift() {
        fault = NONE;
        if (door == null) {
            door = open(port);
        }
    }

    /** Hangs up on everybody and refuses connections from now on. */
    public synchronized void down() {
        if (door != null) {
            close(door);
            door = null;
            clients.forEach(SmtpFront::close);
        }
    }

    @Override
    public void close() {
        down();
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
                Socket client = opened.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // taken down
            }
        }
    }

    private void serve(Socket client) {
        try (client; Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            new Dialogue(new SmtpPeer(client), new SmtpPeer(behind)).lead();
        } catch (IOException e) {
            // one of the two has hung up
        } finally {
            clients.remove(client);
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is said between the two; the mail itself is handed over when its end is answered. */
    private final class Dialogue {

        private final SmtpPeer client;
        private final SmtpPeer behind;

        Dialogue(SmtpPeer client, SmtpPeer behind) {
            this.client = client;
            this.behind = behind;
        }

        void lead() throws IOException {
            boolean goesOn = answered(SmtpFault.GREETING, "", behind::answer);
            while (goesOn) {
                String line = client.line();
                goesOn = line != null && answered(line);
            }
        }

        private boolean answered(String line) throws IOException {
            String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            return command.equals("DATA")
                    ? answered(command, "", () -> "354 go on\r\n") && handedOver(client.mail())
                    : answered(command, "", () -> behind.asked(line));
        }

        private boolean handedOver(@Nullable String mail) throws IOException {
            return mail != null
                    && answered(SmtpFault.END, mail, () -> {
                        String ready = behind.asked("DATA");
                        return ready.startsWith("354") ? behind.asked(mail + ".") : ready;
                    });
        }

        /** Whether the dialogue goes on. */
        private boolean answered(String command, String mail, Asked asked) throws IOException {
            String answer = fault.answer(command, new Behind(mail, asked));
            if (answer == null) {
                return false;
            } else if (answer.equals(SmtpFault.SAID)) {
                return true;
            } else if (answer.equals(SmtpFault.SILENCE)) {
                client.awaitGone();
                return false;
            }
            client.write(answer.endsWith("\n") ? answer : answer + "\r\n");
            return !answer.startsWith("421");
        }

        /** What a fault has in its hands. */
        private final class Behind implements SmtpFault.Server {

            private final String mail;
            private final Asked asked;

            Behind(String mail, Asked asked) {
                this.mail = mail;
                this.asked = asked;
            }

            @Override
            public String answer() throws IOException {
                return asked.answer();
            }

            @Override
            public String mail() {
                return mail;
            }

            @Override
            public void say(String text) throws IOException {
                client.write(text);
            }
        }
    }

    /** Has the server do something, and returns its answer. */
    @FunctionalInterface
    private interface Asked {

        String answer() throws IOException;
    }
}
