package dev.bellwether.notify.templates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with templates, told all at once. */
final class Mistakes {

    private final List<String> words = new ArrayList<>();
    private final @Nullable Path folder;

    Mistakes(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Something that a template may fail in. */
    @FunctionalInterface
    interface Step {
        void run() throws BadTemplate;
    }

    void in(Shape shape, Step step) {
        try {
            step.run();
        } catch (BadTemplate e) {
            words.add((folder == null ? shape.written() : folder.resolve(shape.written())) + " " + e.words());
        }
    }

    /** Throws if there were any. */
    void refuse() {
        if (!words.isEmpty()) {
            throw new IllegalStateException(
                    "bellwether.notify.templates cannot be used:\n  " + String.join("\n  ", words));
        }
    }
}
