package dev.bellwether.local.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands before an SMTP server, passes everything on, and may have something happen around the handing over of a mail. */
public final class SmtpRelay implements AutoCloseable {

    private final int behind;
    private final Function<String, Event> around;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemon.threads("smtp-relay"));

    /**
     * What is to happen around a mail.
     *
     * @param at   when; null for nothing
     * @param what happens; the relay goes on when it returns
     */
    public record Event(Moment at, Runnable what) {

        /** Nothing. */
        public static final Event NONE = new Event(null, () -> {});
    }

    private SmtpRelay(int behind, Function<String, Event> around) {
        this.behind = behind;
        this.around = around;
        try {
            listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Before the server at that port; of every mail, as it is handed over, it asks what is to happen. */
    public static SmtpRelay start(int behind, Function<String, Event> around) {
        return new SmtpRelay(behind, around);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> relay(client));
            }
        } catch (IOException closed) {
            // nobody else is let in
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            new Conversation(reader(client), client.getOutputStream(), reader(server), server.getOutputStream()).run();
        } catch (IOException e) {
            // one of the two hung up, and so does the relay
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Both speak in turn: a line, its answer, and after DATA a mail, its answer. */
    private final class Conversation {

        private final BufferedReader client;
        private final OutputStream toClient;
        private final BufferedReader server;
        private final OutputStream toServer;

        Conversation(BufferedReader client, OutputStream toClient, BufferedReader server, OutputStream toServer) {
            this.client = client;
            this.toClient = toClient;
            this.server = server;
            this.toServer = toServer;
        }

        void run() throws IOException {
            write(toClient, answer());
            for (String line = client.readLine(); line != null; line = client.readLine()) {
                if (!line.equalsIgnoreCase("DATA")) {
                    write(toClient, asked(line));
                } else if (!handOver()) {
                    return;
                }
            }
        }

        /** Whether the conversation goes on. The server hears nothing of a mail before the relay has all of it. */
        private boolean handOver() throws IOException {
            write(toClient, "354 Go on\r\n");
            StringBuilder mail = new StringBuilder();
            for (String line = client.readLine(); !".".equals(line); line = client.readLine()) {
                if (line == null) {
                    return false;
                }
                mail.append(line).append("\r\n");
            }
            Event event = around.apply(mail.toString());
            if (event.at() == Moment.READ) {
                event.what().run();
                return false;
            }
            String answer = asked("DATA");
            answer = answer.startsWith("354") ? asked(mail + ".") : answer;
            if (event.at() == Moment.HALF_ANSWERED) {
                write(toClient, answer.substring(0, answer.length() / 2));
            } else if (event.at() != Moment.DONE) {
                write(toClient, answer);
            }
            event.what().run();
            return event.at() == null || event.at() == Moment.ANSWERED;
        }

        /** What the server says to that. */
        private String asked(String what) throws IOException {
            write(toServer, what + "\r\n");
            return answer();
        }

        /** All its lines; all but the last have a dash after the code. */
        private String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            String line;
            do {
                line = server.readLine();
                if (line == null) {
                    throw new IOException("the server hung up");
                }
                answer.append(line).append("\r\n");
            } while (line.startsWith("-", 3));
            return answer.toString();
        }

        private void write(OutputStream to, String text) throws IOException {
            to.write(text.getBytes(StandardCharsets.ISO_8859_1));
            to.flush();
        }
    }
}
