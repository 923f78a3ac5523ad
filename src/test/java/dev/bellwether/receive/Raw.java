package dev.bellwether.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** HTTP by hand, for requests that no client would send. */
final class Raw implements AutoCloseable {

    private final Socket socket;

    /** To the application under test; an answer must begin within ten seconds. */
    Raw() throws IOException {
        URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
    }

    /** The head of a request for the webhook, one header a line. */
    Raw head(String... headers) throws IOException {
        return send("POST /webhooks/bikeep HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
    }

    Raw send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A chunked body of this many bytes, as far as the server lets us. */
    Raw chunks(int bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        try {
            for (int sent = 0; sent < bytes; sent += 0x2000) {
                out.write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            send("0\r\n\r\n");
        } catch (IOException closed) {
            // the server need not read on once it has answered
        }
        return this;
    }

    /** Status line, headers and what of the body came before the connection ended or the next answer was due. */
    String answer() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        String length = head.toString().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(15).strip())
                .collect(Collectors.joining());
        char[] body = new char[length.isEmpty() ? 0 : Integer.parseInt(length)];
        int read = body.length == 0 ? 0 : in.read(body);
        return head + "\n" + new String(body, 0, Math.max(0, read));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
