package dev.bellwether.receive;

import dev.bellwether.event.RandomJson;
import dev.bellwether.testkit.Signer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;

/** Makes bodies that nobody signed out of bodies that somebody did, and out of nothing. */
final class Forger {

    private static final List<String> SPACES = List.of(" ", "\n", "\t", "\r\n", "   ");
    private static final List<String> MEMBERS = List.of("type", "data", "version", "hash");

    private Forger() {}

    /**
     * A body that was signed.
     *
     * @param scheme by which
     * @param type   its type
     * @param data   the text of its data
     * @param hash   the right one
     * @param text   all of it
     */
    record Genuine(String scheme, String type, String data, String hash, String text) {

        static final List<String> TYPES = List.of("connection", "alarm", "status", "connection_confirmed", "report");

        static Genuine of(String scheme, String seed, Random random) {
            RandomJson json = scheme.contains("data.") ? RandomJson.plain(random) : RandomJson.any(random);
            String type = TYPES.get(random.nextInt(TYPES.size()));
            // a number among joined parts proves nothing, even if it is signed
            String data = random.nextInt(10) == 0 && !scheme.matches(".*(type|version).*")
                    ? json.value()
                    : random.nextBoolean() ? json.object() : bikeeps(random);
            String hash = Signer.sign(scheme, seed, type, 2, data);
            return new Genuine(scheme, type, data, hash, envelope(type, data, "2", quoted(hash)));
        }

        private static String bikeeps(Random random) {
            return "{\"location\":{\"id\":\"loc-%d\",\"code\":\"33%d\"},\"device\":{\"alias\":\"%d\",\"type\":\"BIKE_DOCK\"},\"connection\":\"%s\",\"timestamp\":\"2026-01-02T03:%02d:05Z\"}"
                    .formatted(
                            random.nextInt(1000), random.nextInt(1000), random.nextInt(50),
                            random.nextBoolean() ? "online" : "offline", random.nextInt(60));
        }

        byte[] body() {
            return bytes(text);
        }
    }

    /** The ways to make one. */
    enum Kind {
        BITS_FLIPPED((g, r) -> bitsFlipped(g.body(), r)),
        BYTES_CHANGED((g, r) -> bytesChanged(g.body(), r)),
        CUT_OFF((g, r) -> Arrays.copyOf(g.body(), r.nextInt(g.body().length))),
        DATA_OF_ANOTHER((g, r) -> bytes(envelope(g.type(), RandomJson.any(r).object(), "2", quoted(g.hash())))),
        VALUE_CHANGED(Forger::valueChanged),
        MEMBER_ADDED(Forger::memberAdded),
        TYPE_OR_VERSION_CHANGED(Forger::typeOrVersionChanged),
        BOUNDARY_MOVED(Forger::boundaryMoved),
        NAME_REPEATED(Forger::nameRepeated),
        SPACE_ADDED(Forger::spaceAdded),
        ESCAPED_OTHERWISE(Forger::escaped),
        ENCODED_OTHERWISE(Forger::encoded),
        HASH_CHANGED(Forger::hashChanged),
        HASH_MISSING(Forger::hashMissing),
        SEED_GUESSED(Forger::seedGuessed),
        GENERATED(Forger::generated),
        RUBBISH(Forger::rubbish),
        TOO_DEEP_OR_LONG(Forger::tooDeepOrLong);

        private final BiFunction<Genuine, Random, byte[]> way;

        Kind(BiFunction<Genuine, Random, byte[]> way) {
            this.way = way;
        }

        byte[] of(Genuine genuine, Random random) {
            return way.apply(genuine, random);
        }
    }

    static final String SEED = "the-seed-that-bikeep-handed-over";

    private static String envelope(String type, String data, String version, String hash) {
        return "{\"type\":" + quoted(type) + ",\"data\":" + data + ",\"version\":" + version + ",\"hash\":" + hash + "}";
    }

    private static byte[] bitsFlipped(byte[] body, Random random) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return body;
    }

    private static byte[] bytesChanged(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int length = Math.min(body.length - at, 1 + random.nextInt(6));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(body, at + length, body.length - at - length);
            case 1 -> {
                out.write(body, at, length);
                out.write(body, at, body.length - at);
            }
            case 2 -> {
                out.write("{}[]\",:\\0 \u0000e-".charAt(random.nextInt(13)));
                out.write(body, at, body.length - at);
            }
            default -> {
                byte[] other = new byte[length];
                random.nextBytes(other);
                out.writeBytes(other);
                out.write(body, at + length, body.length - at - length);
            }
        }
        return out.toByteArray();
    }

    private static byte[] valueChanged(Genuine genuine, Random random) {
        String data = random.nextBoolean() && genuine.data().contains("offline")
                ? genuine.data().replace("offline", "online")
                : genuine.data().replaceFirst("[0-9]", Integer.toString(random.nextInt(10)));
        return bytes(envelope(genuine.type(), data, "2", quoted(genuine.hash())));
    }

    private static byte[] memberAdded(Genuine genuine, Random random) {
        String added = "\"x" + random.nextInt(10) + "\":" + RandomJson.any(random).value();
        String text = genuine.text();
        return bytes(switch (random.nextInt(3)) {
            case 0 -> text.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement("{" + added + ","));
            case 1 -> text.substring(0, text.length() - 1) + "," + added + "}";
            default -> genuine.data().startsWith("{") && genuine.data().length() > 4
                    ? envelope(genuine.type(), "{" + added + "," + genuine.data().substring(1), "2", quoted(genuine.hash()))
                    : text.replace("\"version\"", added + ",\"version\"");
        });
    }

    private static byte[] typeOrVersionChanged(Genuine genuine, Random random) {
        String type = random.nextBoolean() ? genuine.type() : Genuine.TYPES.get(random.nextInt(Genuine.TYPES.size()));
        String version = List.of("2", "3", "\"2\"", "2.0", "null", "{}", "true").get(random.nextInt(7));
        return bytes(envelope(type, genuine.data(), version, quoted(genuine.hash())));
    }

    /** Moves characters from one member to its neighbour: what is joined is the same. */
    private static byte[] boundaryMoved(Genuine genuine, Random random) {
        String data = genuine.data();
        int at = 1 + random.nextInt(Math.max(1, data.length() - 1));
        String head = data.substring(0, Math.min(at, data.length()));
        String tail = data.substring(Math.min(at, data.length()));
        return bytes(switch (random.nextInt(5)) {
            case 0 -> envelope(genuine.type() + head, tail, "2", quoted(genuine.hash()));
            case 1 -> envelope(genuine.type(), head, quoted((tail + "2").replace("\\", "\\\\").replace("\"", "\\\"")), quoted(genuine.hash()));
            case 2 -> envelope(genuine.type(), tail, quoted(("2" + head).replace("\\", "\\\\").replace("\"", "\\\"")), quoted(genuine.hash()));
            case 3 -> envelope(genuine.type() + "2", data, "null", quoted(genuine.hash()));
            default -> envelope(genuine.type().substring(1), quoted(genuine.type().charAt(0) + data.replace("\"", "")), "2", quoted(genuine.hash()));
        });
    }

    private static byte[] nameRepeated(Genuine genuine, Random random) {
        String name = MEMBERS.get(random.nextInt(MEMBERS.size()));
        String written = random.nextBoolean() ? name : "\\u00" + HexFormat.of().toHexDigits((byte) name.charAt(0)) + name.substring(1);
        String value = name.equals("data") ? RandomJson.any(random).object() : name.equals("version") ? "2" : quoted("alarm");
        String added = quoted(written) + ":" + value;
        String text = genuine.text();
        return bytes(random.nextBoolean() ? "{" + added + "," + text.substring(1) : text.substring(0, text.length() - 1) + "," + added + "}");
    }

    private static byte[] spaceAdded(Genuine genuine, Random random) {
        String text = genuine.text();
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(out.length() + 1);
            out.insert(at, SPACES.get(random.nextInt(SPACES.size())));
        }
        return bytes(out.toString());
    }

    private static byte[] escaped(Genuine genuine, Random random) {
        String text = genuine.text();
        int at = random.nextInt(text.length());
        char c = text.charAt(at);
        return bytes(text.substring(0, at) + String.format("\\u%04x", (int) c) + text.substring(at + 1));
    }

    private static byte[] encoded(Genuine genuine, Random random) {
        String text = genuine.text();
        return switch (random.nextInt(6)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 2 -> bytes("\ufeff" + text);
            case 3 -> text.replace("a", "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
            case 4 -> spliced(genuine.body(), random, new byte[] {(byte) 0xc0, (byte) 0xa2}); // overlong
            default -> spliced(genuine.body(), random, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}); // a surrogate
        };
    }

    private static byte[] spliced(byte[] body, Random random, byte[] into) {
        int at = random.nextInt(body.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(into);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private static byte[] hashChanged(Genuine genuine, Random random) {
        String right = genuine.hash();
        int at = random.nextInt(right.length());
        String hash = switch (random.nextInt(8)) {
            case 0 -> right.substring(0, at);
            case 1 -> right.substring(at);
            case 2 -> right.substring(0, at) + "0123456789abcdefghij=+/".charAt(random.nextInt(23)) + right.substring(at + 1);
            case 3 -> right + right;
            case 4 -> random.nextBoolean() ? right.toUpperCase(Locale.ROOT) : right.toLowerCase(Locale.ROOT);
            case 5 -> " " + right;
            case 6 -> "0".repeat(right.length());
            default -> new StringBuilder(right).reverse().toString();
        };
        return bytes(envelope(genuine.type(), genuine.data(), "2", quoted(hash)));
    }

    private static byte[] hashMissing(Genuine genuine, Random random) {
        String hash = List.of("null", "\"\"", "[]", "{}", "0", "true", "[" + quoted(genuine.hash()) + "]").get(random.nextInt(7));
        String text = envelope(genuine.type(), genuine.data(), "2", hash);
        return bytes(random.nextInt(3) == 0 ? text.replace(",\"hash\":" + hash, "") : text);
    }

    private static byte[] seedGuessed(Genuine genuine, Random random) {
        String seed = switch (random.nextInt(7)) {
            case 0 -> SEED.substring(1);
            case 1 -> SEED + " ";
            case 2 -> SEED.toUpperCase(Locale.ROOT);
            case 3 -> "\u0000";
            case 4 -> "null";
            case 5 -> SEED.replaceFirst("-", "_");
            default -> Long.toHexString(random.nextLong());
        };
        return bytes(Signer.envelope(genuine.scheme(), seed, genuine.type(), RandomJson.any(random).object()));
    }

    private static byte[] generated(Genuine genuine, Random random) {
        byte[] digest = new byte[List.of(16, 20, 32, 48, 64).get(random.nextInt(5))];
        random.nextBytes(digest);
        String hash = random.nextBoolean() ? HexFormat.of().formatHex(digest) : Base64.getEncoder().encodeToString(digest);
        return bytes(envelope(genuine.type(), RandomJson.any(random).value(), "2", quoted(hash)));
    }

    private static byte[] rubbish(Genuine genuine, Random random) {
        if (random.nextBoolean()) {
            return bytes(RandomJson.any(random).value());
        }
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] tooDeepOrLong(Genuine genuine, Random random) {
        String data = switch (random.nextInt(4)) {
            case 0 -> "[".repeat(90 + random.nextInt(40)) + (random.nextBoolean() ? "" : "]".repeat(90 + random.nextInt(40)));
            case 1 -> "9".repeat(900 + random.nextInt(400));
            case 2 -> "{\"a\":".repeat(50 + random.nextInt(60)) + "1" + "}".repeat(50 + random.nextInt(60));
            default -> quoted("x".repeat(random.nextInt(20_000)));
        };
        return bytes(envelope(genuine.type(), data, "2", quoted(genuine.hash())));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
