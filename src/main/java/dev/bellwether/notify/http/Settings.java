package dev.bellwether.notify.http;

import dev.bellwether.decide.Rules.Integration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the rules file says of an integration: what is wrong with it, in words for the operator, and its values. A key
 * that may also come from a file is written {@code NAME_file} there, and the file is read anew every time.
 */
public final class Settings {

    private static final String FILE = "_file";

    private final Map<String, String> given;
    private final List<String> mistakes = new ArrayList<>();

    private Settings(Map<String, String> given) {
        this.given = given;
    }

    /** Those of this integration. */
    public static Settings of(Integration integration) {
        return new Settings(integration.settings());
    }

    /** There are no others than these. */
    public Settings known(String... keys) {
        List<String> known = Arrays.stream(keys).sorted().toList();
        given.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> mistakes.add("'" + key + "' is not a key of this place; known here: " + known));
        return this;
    }

    /** It must be given; {@code what} says what it is. */
    public Settings required(String key, String what) {
        return claim(has(key), "'" + key + "' is missing: " + what);
    }

    /** It, or the file with it, must be given; {@code what} says what it is. */
    public Settings requiredOrFile(String key, String what) {
        return claim(
                        isGiven(key),
                        "'" + key + "' (or '" + key + FILE + "') is missing: " + what)
                .optionalOrFile(key);
    }

    /** Not both it and the file with it, and a file can be read. */
    public Settings optionalOrFile(String key) {
        claim(!(has(key) && has(key + FILE)), "give either '" + key + "' or '" + key + FILE + "', not both");
        return claim(
                !has(key + FILE) || Files.isReadable(Path.of(text(key + FILE, ""))),
                "'" + key + FILE + "': the file cannot be read");
    }

    /** If given, it is an http(s) URL. */
    public Settings url(String key) {
        return claim(!has(key) || HttpUrl.parse(text(key, "")) != null, "'" + key + "' is no http(s) URL");
    }

    /** If given, it is one of these. */
    public Settings oneOf(String key, String... values) {
        List<String> allowed = List.of(values);
        return claim(!has(key) || allowed.contains(text(key, "")), "'" + key + "' must be one of " + allowed);
    }

    /** Something else that must hold, or else what to say of it. */
    public Settings claim(boolean holds, String otherwise) {
        if (!holds) {
            mistakes.add(otherwise);
        }
        return this;
    }

    /** What was found wrong. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Whether it is given and not blank. */
    public boolean has(String key) {
        return !given.getOrDefault(key, "").isBlank();
    }

    /** Whether it or a file with it is given. */
    public boolean isGiven(String key) {
        return has(key) || has(key + FILE);
    }

    /** Its value. */
    public String text(String key, String otherwise) {
        return has(key) ? given.getOrDefault(key, "").strip() : otherwise;
    }

    /** Its value, or what its file holds; null if neither is given. */
    public @Nullable String textOrFile(String key) throws IOException {
        if (has(key)) {
            return text(key, "");
        }
        return has(key + FILE) ? Files.readString(Path.of(text(key + FILE, ""))).strip() : null;
    }

    /** Its value, or what its file holds, which {@link #requiredOrFile} made sure of; empty if the file is. */
    public String secret(String key) throws IOException {
        String text = textOrFile(key);
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "Settings" + given.keySet().stream().sorted().toList(); // the values may be secret
    }
}
