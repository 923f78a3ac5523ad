package dev.bellwether.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The published schemas, for checking what the application writes. */
public final class Schemas {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with this value by that file's schema; empty when nothing is. */
    public static Set<String> violations(String file, byte[] value) {
        return READ.computeIfAbsent(file, name -> FACTORY.getSchema(text(name)))
                .validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON, OutputFormat.DEFAULT, context ->
                        context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** A file of {@code schemas/}. */
    public static String text(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
