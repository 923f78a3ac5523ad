package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.receive.verify.Verdict.Proven;
import dev.bellwether.receive.verify.Verdict.Unproven;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    private static final String AMBIGUOUS = "{\"a\":1,\"b\":2}";
    private static final String TELLING = "{ \"b\": 2, \"a\": 1 }";

    private final List<List<Scheme>> remembered = new ArrayList<>();

    @Test
    void auto_finds_every_scheme_of_the_catalogue_out() {
        for (Scheme scheme : Catalogue.SCHEMES) {
            Verifier auto = auto("s3ed");
            assertThat(auto.verify(Envelopes.signed(scheme.toString(), "s3ed", TELLING))).isEqualTo(new Proven(scheme));
            assertThat(auto.pinned()).containsExactly(scheme);
            assertThat(auto.verify(Envelopes.signed(scheme.toString(), "s3ed", AMBIGUOUS))).isInstanceOf(Proven.class);
        }
    }

    @Test
    void the_catalogue_holds_no_scheme_twice_and_every_digest_in_both_encodings() {
        assertThat(Catalogue.SCHEMES).doesNotHaveDuplicates().map(Scheme::toString).contains(
                "sha1:data+seed", "md5:seed+data", "sha256:data+seed", "sha384:data.sorted+seed", "sha512:seed+body",
                "hmac-sha1:data", "hmac-sha256:data", "hmac-sha384:body", "hmac-sha512:type+data+version",
                "sha512:seed+data.sorted:base64", "hmac-sha256:data.compact:base64");
    }

    @Test
    void a_body_that_fits_several_schemes_pins_them_all_and_the_next_one_decides() {
        Verifier auto = auto("s3ed");
        auto.verify(Envelopes.signed("hmac-sha256:data.sorted", "s3ed", AMBIGUOUS));
        assertThat(auto.pinned()).map(Scheme::toString).containsExactly(
                "hmac-sha256:data", "hmac-sha256:data.compact", "hmac-sha256:data.sorted");

        assertThat(auto.verify(Envelopes.signed("hmac-sha256:data.sorted", "s3ed", TELLING))).isInstanceOf(Proven.class);
        assertThat(auto.pinned()).map(Scheme::toString).containsExactly("hmac-sha256:data.sorted");
        assertThat(remembered).hasSize(2).last().isEqualTo(auto.pinned());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256:data", "hmac-sha256:data.compact", "sha1:data+seed", "hmac-sha256:data.sorted:base64"})
    void once_pinned_a_right_hash_of_another_scheme_proves_nothing(String other) {
        Verifier auto = auto("s3ed");
        auto.verify(Envelopes.signed("hmac-sha256:data.sorted", "s3ed", TELLING));

        assertThat(auto.verify(Envelopes.signed(other, "s3ed", TELLING)))
                .isEqualTo(new Unproven("does not fit the pinned scheme"));
        assertThat(auto.pinned()).map(Scheme::toString).containsExactly("hmac-sha256:data.sorted");
    }

    @Test
    void what_proves_nothing_pins_nothing() {
        Verifier auto = auto("s3ed");
        assertThat(auto.verify(Envelopes.with(TELLING, "ab".repeat(32)))).isInstanceOf(Unproven.class);
        assertThat(auto.verify(Envelopes.signed("hmac-sha256:data", "not-ours", TELLING))).isInstanceOf(Unproven.class);
        assertThat(auto.pinned()).isEmpty();
        assertThat(remembered).isEmpty();
    }

    @Test
    void while_a_seed_is_rotated_both_the_old_and_the_new_prove() {
        Verifier auto = auto("old", "new");
        assertThat(auto.verify(Envelopes.signed("hmac-sha256:data", "old", TELLING))).isInstanceOf(Proven.class);
        assertThat(auto.verify(Envelopes.signed("hmac-sha256:data", "new", TELLING))).isInstanceOf(Proven.class);
        assertThat(auto.verify(Envelopes.signed("hmac-sha256:data", "older", TELLING))).isInstanceOf(Unproven.class);
        assertThat(remembered).hasSize(1);
    }

    @Test
    void without_a_seed_nothing_is_ever_proven() {
        Verifier none = auto();
        assertThat(none.verify(Envelopes.signed("hmac-sha256:data", "s3ed", TELLING)))
                .isEqualTo(new Unproven("no seed is configured"));
    }

    @Test
    void a_configured_scheme_is_the_only_one_from_the_first_delivery_on() {
        Verifier configured = new Verifier(
                List.of(new Seed("s3ed")), List.of(Scheme.parse("sha256:data+seed")), remembered::add);
        assertThat(configured.verify(Envelopes.signed("hmac-sha256:data", "s3ed", TELLING))).isInstanceOf(Unproven.class);
        assertThat(configured.verify(Envelopes.signed("sha256:data+seed", "s3ed", TELLING))).isInstanceOf(Proven.class);
        assertThat(remembered).isEmpty();
    }

    private Verifier auto(String... seeds) {
        return new Verifier(Stream.of(seeds).map(Seed::new).toList(), List.of(), remembered::add);
    }
}
