package dev.bellwether.local.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One end of an SMTP connection. */
final class SmtpPeer {

    private final Socket socket;
    private final BufferedReader reader;

    SmtpPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @Nullable String line() throws IOException {
        return reader.readLine();
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All lines before the one with a dot; null when it hung up before that. */
    @Nullable String mail() throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = line(); !".".equals(line); line = line()) {
            if (line == null) {
                return null;
            }
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    String asked(String command) throws IOException {
        write(command + "\r\n");
        return answer();
    }

    /** Up to the line whose code has no hyphen after it. */
    String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = line();
            if (line == null) {
                throw new IOException("the mail server has hung up");
            }
            answer.append(line).append("\r\n");
        } while (line.length() > 3 && line.charAt(3) == '-');
        return answer.toString();
    }

    void awaitGone() throws IOException {
        while (line() != null) {
            // whatever else it says
        }
    }
}
