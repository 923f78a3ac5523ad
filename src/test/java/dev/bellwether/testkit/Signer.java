package dev.bellwether.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks in any scheme that can be configured, {@code DIGEST:INPUT[:ENCODING]}. Written without the
 * application's verifier, from the description of the schemes alone, so that one can prove the other.
 */
public final class Signer {

    private static final Map<String, String> DIGESTS = Map.of(
            "md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Signer() {}

    /** The {@code hash} of a webhook; {@code data} is the text of that member, exactly as it will be sent. */
    public static String sign(String scheme, String seed, String type, int version, String data) {
        String[] parts = scheme.split(":");
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (String part : parts[1].split("\\+")) {
            input.writeBytes(bytes(part(part, seed, type, version, data)));
        }
        byte[] digest = digest(parts[0], seed, input.toByteArray());
        boolean base64 = parts.length > 2 && parts[2].equals("base64");
        return base64 ? Base64.getEncoder().encodeToString(digest) : HexFormat.of().formatHex(digest);
    }

    /** The whole webhook with {@code data} exactly as given and the hash at the end. */
    public static String envelope(String scheme, String seed, String type, int version, String data) {
        String unsigned = unsigned(type, version, data);
        return unsigned.substring(0, unsigned.length() - 1)
                + ",\"hash\":\"" + sign(scheme, seed, type, version, data) + "\"}";
    }

    /** The whole webhook in version 2. */
    public static String envelope(String scheme, String seed, String type, String data) {
        return envelope(scheme, seed, type, 2, data);
    }

    private static String unsigned(String type, int version, String data) {
        return "{\"type\":\"%s\",\"data\":%s,\"version\":%d}".formatted(type, data, version);
    }

    private static String part(String part, String seed, String type, int version, String data) {
        return switch (part) {
            case "seed" -> seed;
            case "type" -> type;
            case "version" -> Integer.toString(version);
            case "data" -> data;
            case "data.compact" -> compact(data);
            case "data.sorted" -> sorted(data);
            case "body" -> unsigned(type, version, data);
            default -> throw new IllegalArgumentException("no such part: " + part);
        };
    }

    private static String compact(String data) {
        try {
            return MAPPER.readTree(data).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("data is not JSON", e);
        }
    }

    private static String sorted(String data) {
        try {
            JsonNode tree = MAPPER.readTree(data);
            // keys are sorted for maps only, so the tree becomes maps first
            return MAPPER.writeValueAsString(MAPPER.treeToValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("data is not JSON", e);
        }
    }

    private static byte[] digest(String name, String seed, byte[] input) {
        try {
            if (name.startsWith("hmac-")) {
                String algorithm = "Hmac" + name.substring(5).toUpperCase(Locale.ROOT);
                Mac mac = Mac.getInstance(algorithm);
                mac.init(new SecretKeySpec(bytes(seed), algorithm));
                return mac.doFinal(input);
            }
            return MessageDigest.getInstance(DIGESTS.get(name)).digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no such digest: " + name, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
