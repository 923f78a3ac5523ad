package dev.bellwether.notify.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The texts of templates.
 *
 * @param folder of the operator's; null for none
 */
record TemplateFiles(@Nullable Path folder) {

    /** Ours, which the service carries. */
    static String ours(Shape shape) {
        try (InputStream file = TemplateFiles.class.getResourceAsStream("/templates/" + shape.written())) {
            if (file == null) {
                throw new IllegalStateException("the service does not carry its template " + shape.written());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The operator's, as far as there are any.
     *
     * @throws IllegalStateException if the folder or a file cannot be read, or a file has a name that nothing asks for
     */
    Map<Shape, String> theirs() {
        Map<Shape, String> found = new EnumMap<>(Shape.class);
        for (Path file : files()) {
            String name = StreamSupport.stream(folder.relativize(file).spliterator(), false)
                    .map(Path::toString)
                    .reduce((one, other) -> one + "/" + other)
                    .orElseThrow();
            Shape shape = Shape.of(name)
                    .orElseThrow(() -> refused(name + " is no template; known: " + Shape.names()));
            found.put(shape, read(file, name));
        }
        return found;
    }

    private List<Path> files() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, 3)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw refused("the folder " + folder + " cannot be read");
        }
    }

    /** A mounted ConfigMap keeps its files in hidden folders and links to them. */
    private boolean isHidden(Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private String read(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw refused(name + " cannot be read as UTF-8");
        }
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("bellwether.notify.templates: " + why);
    }
}
