package dev.bellwether.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection with at most one request on its way; reads just enough HTTP to know where an answer ends. */
final class Exchange implements AutoCloseable {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final byte[] head;
    private final ByteBuffer out = ByteBuffer.allocateDirect(16 * 1024);
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private long sentAt;

    private Exchange(SocketChannel channel, byte[] head) {
        this.channel = channel;
        this.head = head;
    }

    /** Connected to where all its requests go. */
    static Exchange open(URI target) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String head = "POST " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
        return new Exchange(channel, head.getBytes(StandardCharsets.US_ASCII));
    }

    /** From now on it is read when that selector says so. */
    void register(Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(byte[] body) throws IOException {
        byte[] length = Integer.toString(body.length).getBytes(StandardCharsets.US_ASCII);
        out.clear().put(head).put(length).putInt('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n').put(body).flip();
        in.clear();
        sentAt = System.nanoTime();
        while (out.hasRemaining()) {
            channel.write(out); // a few hundred bytes into an empty socket: one write
        }
    }

    /** Reads what is there; returns the status when the answer is complete, else 0. */
    int receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed the connection");
        }
        int headEnd = headEnd();
        boolean complete = headEnd > 0 && in.position() >= headEnd + length(headEnd);
        return complete ? (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0' : 0;
    }

    /** Waits for the answer; returns its status. */
    int await() throws IOException {
        int status = receive();
        while (status == 0) {
            status = receive();
        }
        return status;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** When the request was sent. */
    long sentAt() {
        return sentAt;
    }

    private int headEnd() {
        for (int i = 3; i < in.position(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int length(int headEnd) throws IOException {
        for (int line = 0; line < headEnd - LENGTH.length; line++) {
            if ((line == 0 || in.get(line - 1) == '\n') && isLength(line)) {
                int length = 0;
                for (int i = line + LENGTH.length; in.get(i) != '\r'; i++) {
                    length = in.get(i) == ' ' ? length : length * 10 + in.get(i) - '0';
                }
                return length;
            }
        }
        throw new IOException("an answer without a length");
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase(in.get(at + i)) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
