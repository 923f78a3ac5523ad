package dev.bellwether.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer; a status of 0 drops the connection without one, a length beyond the content's drops it in the middle.
 *
 * @param afterwards what is done once all of this has left
 */
public record Reply(int status, Map<String, String> headers, byte[] content, int length, Runnable afterwards) {

    private static final Runnable NOTHING = () -> {};

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** One that keeps its word. */
    public Reply(int status, Map<String, String> headers, byte[] content) {
        this(status, headers, content, content.length, NOTHING);
    }

    /** JSON of a tree, a map or a list. */
    public static Reply json(int status, Object value) {
        return of(status, "application/json", Json.write(value));
    }

    /** Plain text. */
    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    /** Text of the given media type. */
    public static Reply of(int status, String type, String text) {
        return new Reply(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    /** No answer at all: the connection is cut. */
    public static Reply dropped() {
        return new Reply(0, Map.of(), new byte[0]);
    }

    /** The same, of which only the first half arrives. */
    public Reply halved() {
        return new Reply(status, headers, Arrays.copyOf(content, content.length / 2), content.length, afterwards);
    }

    /** The same, after which this is done. */
    public Reply then(Runnable what) {
        return new Reply(status, headers, content, length, what);
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, content, length, afterwards);
    }
}
