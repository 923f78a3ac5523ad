package dev.bellwether.event.wire;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The published JSON Schema of the value, for checking what the application writes. */
public final class EventSchema {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text("bikeep-event.schema.json"));

    private EventSchema() {}

    /** What is wrong with this value; empty when nothing is. */
    public static Set<String> violations(byte[] value) {
        return SCHEMA
                .validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON, OutputFormat.DEFAULT, context ->
                        context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** A file of {@code schemas/}. */
    static String text(String name) {
        try (InputStream in = EventSchema.class.getResourceAsStream("/schemas/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
