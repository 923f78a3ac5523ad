package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.RandomJson;
import dev.bellwether.event.Seeded;
import dev.bellwether.testkit.Signer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verifier against a signer that was written without it. */
class SchemePropertyTest {

    private static final List<String> DIGESTS = List.of(
            "md5", "sha1", "sha256", "sha384", "sha512", "hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512");
    private static final List<String> AS_SENT = List.of("data", "body");
    private static final List<String> CANONICAL = List.of("data.compact", "data.sorted");
    /** A number among joined parts proves nothing, and is tried elsewhere. */
    private static final String JOINED = ".*(type|version).*";
    private static final Seed SEED = new Seed("s€ed");

    static Stream<String> digestsInBothEncodings() {
        return DIGESTS.stream().flatMap(digest -> Stream.of("", ":hex", ":base64").map(encoding -> digest + ":%s" + encoding));
    }

    @ParameterizedTest
    @MethodSource("digestsInBothEncodings")
    void every_digest_over_bytes_as_sent_proves_what_the_signer_signed(String pattern) {
        Seeded.times(100, random -> {
            String scheme = pattern.formatted(input(random, AS_SENT, pattern));
            proves(scheme, scheme.matches(JOINED) ? RandomJson.any(random).object() : RandomJson.any(random).value());
        });
    }

    @ParameterizedTest
    @MethodSource("digestsInBothEncodings")
    void every_digest_over_a_canonical_form_proves_what_the_signer_signed(String pattern) {
        Seeded.times(100, random -> {
            String scheme = pattern.formatted(input(random, CANONICAL, pattern));
            proves(scheme, scheme.matches(JOINED) ? RandomJson.plain(random).object() : RandomJson.plain(random).value());
        });
    }

    @ParameterizedTest
    @MethodSource("digestsInBothEncodings")
    void a_hash_made_for_other_data_proves_nothing(String pattern) {
        Seeded.times(50, random -> {
            String scheme = pattern.formatted(input(random, AS_SENT, pattern));
            String data = RandomJson.any(random).object();
            SignedEnvelope other = Envelopes.with(
                    "[" + data + "]", Signer.sign(scheme, "s€ed", Envelopes.TYPE, 2, data));
            assertThat(Scheme.parse(scheme).matches(other, SEED)).as(scheme).isFalse();
        });
    }

    private static void proves(String scheme, String data) {
        SignedEnvelope envelope = Envelopes.signed(scheme, "s€ed", data);
        assertThat(Scheme.parse(scheme).matches(envelope, SEED)).as("%s %s", scheme, data).isTrue();
        assertThat(Scheme.parse(scheme).matches(envelope, new Seed("another"))).as("%s %s", scheme, data).isFalse();
    }

    /** Some order of some parts, one of which covers the data, and the seed where nothing else keys the digest. */
    private static String input(Random random, List<String> coversData, String pattern) {
        List<String> parts = new ArrayList<>();
        parts.add(coversData.get(random.nextInt(coversData.size())));
        Stream.of("type", "version", "seed").filter(part -> random.nextBoolean()).forEach(parts::add);
        if (!pattern.startsWith("hmac") && !parts.contains("seed")) {
            parts.add("seed");
        }
        Collections.shuffle(parts, random);
        return String.join("+", parts);
    }
}
