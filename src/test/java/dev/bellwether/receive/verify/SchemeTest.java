package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.testkit.Signer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {

    private static final Seed SEED = new Seed("s3ed");
    private static final String DATA = "{\"b\":1,\"a\":2}";

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "sha256", "sha256:", ":data", "sha257:data+seed", "hmac-md5:data", "sha256:data+sead", "sha256:data++seed",
        "sha256:data+seed:", "sha256:data+seed:base32", "sha256:data+seed:hex:hex", "hmac-sha256:data,seed", "auto"
    })
    void a_misspelt_scheme_is_refused_with_the_grammar(String text) {
        assertThatThrownBy(() -> Scheme.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("DIGEST:INPUT[:ENCODING]")
                .hasMessageContaining("hmac-sha256")
                .hasMessageContaining("data.sorted")
                .hasMessageContaining("base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5:data", "sha1:type+data+version", "sha256:body", "sha512:data.sorted:base64"})
    void a_plain_digest_without_the_seed_is_refused_because_anyone_can_compute_it(String text) {
        assertThatThrownBy(() -> Scheme.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without the seed anyone can compute it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256:type", "sha256:seed", "hmac-sha1:seed+type+version"})
    void a_scheme_that_does_not_cover_the_data_is_refused_because_it_proves_nothing(String text) {
        assertThatThrownBy(() -> Scheme.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proves nothing about what happened");
    }

    @ParameterizedTest
    @CsvSource({
        "sha256:data+seed, sha256:data+seed",
        "sha256:data+seed:hex, sha256:data+seed",
        "' HMAC-SHA256:Data.Sorted:BASE64 ', hmac-sha256:data.sorted:base64",
        "sha512:seed + type + data.compact, sha512:seed+type+data.compact"
    })
    void what_was_read_is_written_in_the_grammar_and_reads_as_the_same(String text, String written) {
        assertThat(Scheme.parse(text)).hasToString(written).isEqualTo(Scheme.parse(written));
    }

    @Test
    void hex_is_read_in_either_case() {
        String hash = Signer.sign("hmac-sha256:data", "s3ed", Envelopes.TYPE, 2, DATA);
        Scheme scheme = Scheme.parse("hmac-sha256:data");
        assertThat(scheme.matches(Envelopes.with(DATA, hash), SEED)).isTrue();
        assertThat(scheme.matches(Envelopes.with(DATA, hash.toUpperCase(Locale.ROOT)), SEED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256:data", "hmac-sha256:data:base64", "md5:seed+data", "sha512:data+seed:base64"})
    void a_hash_that_is_wrong_cut_short_or_too_long_proves_nothing(String text) {
        String hash = Signer.sign(text, "s3ed", Envelopes.TYPE, 2, DATA);
        Scheme scheme = Scheme.parse(text);
        char last = hash.charAt(0) == 'a' ? 'b' : 'a';
        for (String wrong : new String[] {
            last + hash.substring(1), hash.substring(0, hash.length() - 4), hash.substring(0, 8), hash + hash, hash + "00",
            " " + hash, "", "zz", "ü", hash + "..."
        }) {
            assertThat(scheme.matches(Envelopes.with(DATA, wrong), SEED)).as(wrong).isFalse();
        }
    }

    @Test
    void an_absent_version_adds_nothing_to_the_input() {
        String data = "{}";
        String hash = Signer.sign("hmac-sha256:type+data", "s3ed", Envelopes.TYPE, 2, data);
        SignedEnvelope envelope = Envelopes.of("{\"type\":\"alarm\",\"data\":{},\"hash\":\"" + hash + "\"}");
        assertThat(Scheme.parse("hmac-sha256:type+version+data").matches(envelope, SEED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "type+data | alarm | null | 12 | alarm1 | null | 2",
        "data+version | alarm | 3 | 12 | alarm | 23 | 1",
        "type+version+data | alarm | 2 | [7] | alarm2 | null | [7]",
        "version+type+data | alarm | 2 | [7] | 2alarm | null | [7]",
        "type+version+data | alarm | 2.0 | [7] | alarm2. | 0 | [7]"
    })
    void what_is_joined_elsewhere_proves_nothing_although_the_digest_is_the_same(
            String input, String type, String version, String data, String otherType, String otherVersion, String otherData) {
        Scheme scheme = Scheme.parse("hmac-sha256:" + input);
        SignedEnvelope one = Envelopes.of(type, version, data, "ab".repeat(32));
        SignedEnvelope other = Envelopes.of(otherType, otherVersion, otherData, "ab".repeat(32));
        assertThat(joined(scheme, one)).isEqualTo(joined(scheme, other));

        assertThat(one.hasClearJoints() && other.hasClearJoints()).isFalse();
        String hash = HexFormat.of().formatHex(Digest.HMAC_SHA256.of(List.of(bytes(joined(scheme, one))), new Seed("s3ed")));
        assertThat(scheme.matches(Envelopes.of(otherType, otherVersion, otherData, hash), new Seed("s3ed"))).isFalse();
    }

    private static String joined(Scheme scheme, SignedEnvelope envelope) {
        return Stream.of(scheme.toString().split(":")[1].split("\\+"))
                .map(part -> new String(envelope.part(Part.valueOf(part.toUpperCase(Locale.ROOT))), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
