package dev.bellwether.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** The expected values were computed with openssl, as in {@code printf '{"b": 1, "a": 2.50}s3ed' | openssl dgst -sha256}. */
class SignerTest {

    private static final String DATA = "{\"b\": 1, \"a\": {\"d\": 2.50, \"c\": \"Ü\"}}";

    @ParameterizedTest
    @CsvSource({
        "md5:seed+data, b7252c7e9c820832e4a71f46733f14a7",
        "sha1:data+seed, 88e57dd16b06697a24f296a0261478c0bd372569",
        "sha256:data+seed, ebad267bf4ddecc491c68aa1e9835263f7dcfd403c943e8fa234446b2713b934",
        "sha256:seed+type+version+data.compact, 0e6d27947a8b569be073c99e0aabafd6ce1aa6a5375f4528fcab864867d4e159",
        "sha512:seed+data.sorted:base64, vFCf7JE1n3Xeqxkl0LXNLk1fo/KvzjzgstnM1y4bjRFGn950qDin2wL25nxYTtcmJ/MC7Ax0GyxG+S2rzz8PHg==",
        "hmac-sha256:data, fe93f6a3e443349c7140b553de1242243f9f0b8280bfff5f8c9f9ceea176665b",
        "hmac-sha1:body, d93e04a28fb926e8a27da37b08d6761eeddb5f5b",
        "hmac-sha384:data.sorted:hex, 5264041ff6906f13b95e4331c6b6b152b2b492fd4666356d29515528f7ac5fbf3ebce7fced7431c16171058042010e17",
        "hmac-sha512:data.compact, c167bafe35c92eb5c5dafddf6215236d8ac9868e58e891b1e19f70badc762ac7a6c9ded1a9fc0dc27afedc1abd1fa96b3eb8790303f9db32fa4801c45a3267c0"
    })
    void signs_as_openssl_does(String scheme, String expected) {
        assertThat(Signer.sign(scheme, "s3ed", "alarm", 2, DATA)).isEqualTo(expected);
    }

    @Test
    void keeps_the_data_as_given_and_puts_the_hash_last() {
        assertThat(Signer.envelope("hmac-sha256:data", "s3ed", "alarm", DATA))
                .startsWith("{\"type\":\"alarm\",\"data\":" + DATA + ",\"version\":2,\"hash\":\"")
                .endsWith("\"}");
    }
}
