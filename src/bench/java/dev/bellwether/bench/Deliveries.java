package dev.bellwether.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed bodies of one length, no two of them alike over the whole run; signed before the time is taken. Devices lose their
 * connection and regain it in turn, all over the fleet.
 */
final class Deliveries {

    /** How the service is told to verify them. */
    static final String SCHEME = "hmac-sha256:data";

    private static final String DATA =
            """
            {"location":{"id":"%1$s","uri":"/location/v1/locations/%1$s","code":"C%2$04d","label":"Station %2$04d"},\
            "device":{"id":"%3$s","uri":"/device/v1/devices/%3$s","code":"D%4$06d","alias":"%4$06d","type":"BIKE_DOCK"},\
            "connection":"%5$s","timestamp":"%6$s"}""";
    private static final String BEFORE = "{\"type\":\"connection\",\"version\":2,\"data\":";
    private static final String HASH = ",\"hash\":\"";
    private static final int LOCATIONS = 500;
    private static final int DEVICES = 20_000;
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.001Z");

    private final Mac mac;
    private final byte[][] bodies;
    private long made;

    Deliveries(String seed, int atATime) throws GeneralSecurityException {
        this.mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes(seed), "HmacSHA256"));
        this.bodies = new byte[atATime][];
    }

    /** How many there are at a time. */
    int count() {
        return bodies.length;
    }

    /** One of them; they go round. */
    byte[] get(long index) {
        return bodies[(int) (index % bodies.length)];
    }

    /** Replaces all by new ones. */
    void renew() {
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = signed(bytes(data(made++)));
        }
    }

    private byte[] signed(byte[] data) {
        byte[] hash = bytes(HexFormat.of().formatHex(mac.doFinal(data)));
        return ByteBuffer.allocate(BEFORE.length() + data.length + HASH.length() + hash.length + 2)
                .put(bytes(BEFORE))
                .put(data)
                .put(bytes(HASH))
                .put(hash)
                .put(bytes("\"}"))
                .array();
    }

    private static String data(long number) {
        long device = number / 2 % DEVICES;
        long location = device % LOCATIONS;
        String connection = number % 2 == 0 ? "offline" : "online";
        return DATA.formatted(
                id(0x1000_0000_0000L, location), location, id(0x2000_0000_0000L, device), device, connection,
                FIRST.plusMillis(number));
    }

    private static String id(long kind, long number) {
        return "6f1c2a9e-4b7d-4e21-9a53-%012x".formatted(kind + number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
