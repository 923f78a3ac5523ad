package dev.bellwether.faults;

import dev.bellwether.testkit.Signer;
import java.util.Random;

/** Makes webhooks that are not Bikeep's of one that is. */
final class Forger {

    /** Stands in each of them, and must be found nowhere. */
    static final String MARK = "forged";

    private Forger() {}

    static String forged(String body, Random random) {
        String data = "{\"location_id\":\"" + MARK + "-" + random.nextInt(1_000) + "\",\"connection\":\"offline\"}";
        String hash = body.substring(body.lastIndexOf("\"hash\":\"") + 8, body.length() - 2);
        return switch (random.nextInt(6)) {
            case 0 -> Signer.envelope("hmac-sha256:data", World.SEED + "x", "connection", data); // another seed
            case 1 -> Signer.envelope("sha256:data", World.SEED, "connection", data); // without the seed
            case 2 -> envelope(data, hash); // the hash of another one
            case 3 -> envelope(data, "");
            case 4 -> envelope(data, hash.substring(0, 10));
            default -> "{\"type\":\"connection\",\"data\":" + data + ",\"version\":2}";
        };
    }

    private static String envelope(String data, String hash) {
        return "{\"type\":\"connection\",\"data\":" + data + ",\"version\":2,\"hash\":\"" + hash + "\"}";
    }
}
