package dev.bellwether.receive.verify;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions a hash may be made with; the constants' names are the grammar's, upper case and with {@code _}. */
enum Digest {
    MD5("MD5", 16, false),
    SHA1("SHA-1", 20, false),
    SHA256("SHA-256", 32, false),
    SHA384("SHA-384", 48, false),
    SHA512("SHA-512", 64, false),
    HMAC_SHA1("HmacSHA1", 20, true),
    HMAC_SHA256("HmacSHA256", 32, true),
    HMAC_SHA384("HmacSHA384", 48, true),
    HMAC_SHA512("HmacSHA512", 64, true);

    private final String algorithm;
    private final int length;
    private final boolean keyed;

    Digest(String algorithm, int length, boolean keyed) {
        this.algorithm = algorithm;
        this.length = length;
        this.keyed = keyed;
    }

    /** Length of the result in bytes. */
    int length() {
        return length;
    }

    /** Whether the seed is the key, so that it need not be among the input. */
    boolean isKeyed() {
        return keyed;
    }

    /** The digest of the concatenated chunks. */
    byte[] of(List<byte[]> chunks, Seed seed) {
        try {
            if (keyed) {
                Mac mac = Mac.getInstance(algorithm);
                mac.init(new SecretKeySpec(seed.bytes(), algorithm));
                chunks.forEach(mac::update);
                return mac.doFinal();
            }
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            chunks.forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
