package dev.bellwether.receive.verify;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How a digest is written in the envelope. */
enum Encoding {
    /** Either case. */
    HEX {
        @Override
        Optional<byte[]> decode(String text) {
            try {
                return Optional.of(HexFormat.of().parseHex(text));
            } catch (IllegalArgumentException notHex) {
                return Optional.empty();
            }
        }
    },
    /** The standard alphabet, padded or not. */
    BASE64 {
        @Override
        Optional<byte[]> decode(String text) {
            try {
                return Optional.of(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    };

    /** The bytes that {@code text} stands for, or empty when it is not of this encoding. */
    abstract Optional<byte[]> decode(String text);
}
