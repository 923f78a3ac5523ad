package dev.bellwether.receive.verify;

import java.nio.charset.StandardCharsets;

/** The secret that Bikeep hands over for hash verification. Never printed. */
public final class Seed {

    private final byte[] bytes;

    /** A seed as configured; UTF-8, not blank. */
    public Seed(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a seed is never blank");
        }
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Seed[redacted]";
    }
}
