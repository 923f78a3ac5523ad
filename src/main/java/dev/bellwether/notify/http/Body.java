package dev.bellwether.notify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** What is sent. The client may send it once only: whether it is sent again, the outbox decides. */
public final class Body extends RequestBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] content;
    private final MediaType type;

    private Body(byte[] content, String type) {
        this.content = content;
        this.type = MediaType.get(type);
    }

    /** JSON of a tree, a record, a map or a list. */
    public static Body json(Object value) {
        try {
            return json(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be JSON", e);
        }
    }

    /** What is JSON already. */
    public static Body json(String json) {
        return new Body(json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** A form, URL-encoded. */
    public static Body form(Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Body(form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
