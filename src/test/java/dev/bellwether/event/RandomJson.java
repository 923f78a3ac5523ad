package dev.bellwether.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random JSON as text, with what trips people up: unicode, escapes, odd numbers, white space where it is allowed. */
public final class RandomJson {

    private static final List<String> NUMBERS =
            List.of("0", "-0", "7", "-12", "1.10", "2.50", "0.1", "-3.25", "9007199254740993", "123456789012345678901");
    private static final List<String> EXPONENTS = List.of("1e5", "1E5", "2.50e-7", "1e+3", "-1.0E10", "1e400");
    private static final List<String> TEXTS = List.of(
            "", "online", "Põhja pst 1", "東京", "🚲", "a b", "x,y:z", "{[\\\"]}", "\\\\", "tab\\tend", "\\n", "/", "\u007f");
    private static final List<String> ESCAPES = List.of("\\u00fc", "\\ud83d\\udeb2", "\\/", "\\ud800", "\\u0000", "\\u0041");
    private static final List<String> SPACES = List.of("", " ", "\n", "\r\n  ", "\t");

    private final Random random;
    private final boolean spaced;
    private final boolean odd;

    private RandomJson(Random random, boolean spaced, boolean odd) {
        this.random = random;
        this.spaced = spaced;
        this.odd = odd;
    }

    /** Whatever JSON allows. */
    public static RandomJson any(Random random) {
        return new RandomJson(random, true, true);
    }

    /** As a JSON library reads it and writes it again: no needless escape, no exponent; but with white space. */
    public static RandomJson plain(Random random) {
        return new RandomJson(random, true, false);
    }

    /** The same without white space. */
    public static RandomJson compact(Random random) {
        return new RandomJson(random, false, false);
    }

    /** An object, a list or a scalar. */
    public String value() {
        return value(3);
    }

    /** An object with some members. */
    public String object() {
        return object(3);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> number();
            case 1, 2 -> text();
            case 3 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 4, 5 -> object(depth);
            default -> list(depth);
        };
    }

    private String object(int depth) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put("k" + i + one(TEXTS) + (odd ? one(ESCAPES) : ""), value(depth - 1));
        }
        return members.entrySet().stream()
                .map(e -> space() + '"' + e.getKey() + '"' + space() + ':' + space() + e.getValue() + space())
                .collect(Collectors.joining(",", "{", members.isEmpty() ? space() + "}" : "}"));
    }

    private String list(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> space() + value(depth - 1) + space())
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String number() {
        return odd && random.nextInt(3) == 0 ? one(EXPONENTS) : one(NUMBERS.subList(odd ? 0 : 2, NUMBERS.size()));
    }

    private String text() {
        return '"' + one(TEXTS) + (odd && random.nextBoolean() ? one(ESCAPES) : "") + one(TEXTS) + '"';
    }

    private String space() {
        return spaced ? one(SPACES) : "";
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
