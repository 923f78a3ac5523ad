package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Services;
import io.restassured.response.Response;
import java.util.function.Supplier;

/** What every refusal has in common. */
final class Refusal {

    private Refusal() {}

    /** The request is refused with this status, as a problem, and counted once under this reason. */
    static Response refused(int status, String reason, Supplier<Response> request) {
        double refusedBefore = Metrics.rejected(reason);
        double answeredBefore = Metrics.answered();
        Response answer = request.get();
        isProblem(status, answer);
        assertThat(answer.path("type").toString()).isEqualTo("urn:bellwether:problem:" + reason.replace('_', '-'));
        assertThat(Metrics.rejected(reason)).as("refusals for " + reason).isEqualTo(refusedBefore + 1);
        assertThat(Metrics.answered()).as("all answers").isEqualTo(answeredBefore + 1);
        return answer;
    }

    /** RFC 9457, and nothing that is nobody's business. */
    static void isProblem(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isNotBlank();
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("detail")).isNotBlank();
        assertThat(answer.asString()).doesNotContain(Services.SEED, "\tat ", "Exception", "dev.bellwether");
    }
}
