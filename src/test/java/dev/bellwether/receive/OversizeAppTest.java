package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies beyond the limit of a megabyte, announced or not: refused, never a hang, never our fault. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OversizeAppTest {

    private static final int LIMIT = 1 << 20;

    @ParameterizedTest
    @ValueSource(longs = {LIMIT + 1, 2L * LIMIT, 2L * LIMIT + 1, 1L << 40})
    void a_length_beyond_the_limit_is_refused_before_the_body_is_sent(long length) throws Exception {
        double before = Metrics.rejected("too_large");
        try (Raw raw = new Raw()) {
            isTooLarge(raw.head("Content-Type: application/json", "Content-Length: " + length).answer());
        }
        assertThat(Metrics.rejected("too_large")).isEqualTo(before + 1);
    }

    @Test
    void a_client_that_asks_before_sending_is_told_not_to() throws Exception {
        try (Raw raw = new Raw()) {
            isTooLarge(raw.head(
                            "Content-Type: application/json", "Expect: 100-continue", "Content-Length: " + 2 * LIMIT)
                    .answer());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 0x2000, 2 * LIMIT - 0x2000, 2 * LIMIT + 0x4000, 16 * LIMIT})
    void a_body_in_chunks_beyond_the_limit_is_refused(int length) throws Exception {
        double before = Metrics.rejected("too_large");
        try (Raw raw = new Raw()) {
            isTooLarge(raw.head("Content-Type: application/json", "Transfer-Encoding: chunked").chunks(length).answer());
        }
        assertThat(Metrics.rejected("too_large")).isEqualTo(before + 1);
    }

    @Test
    void a_body_of_exactly_the_limit_is_looked_at() {
        String envelope = Deliveries.forged("report", "{}");
        assertThat(Deliveries.post(envelope + " ".repeat(LIMIT - envelope.length())).statusCode()).isEqualTo(401);
        assertThat(Deliveries.post(envelope + " ".repeat(LIMIT + 1 - envelope.length())).statusCode()).isEqualTo(413);
    }

    private static void isTooLarge(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "urn:bellwether:problem:too-large");
    }
}
