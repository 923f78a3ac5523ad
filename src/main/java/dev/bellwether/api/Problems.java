package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bellwether.problem.Problem;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals as answers. */
final class Problems {

    private Problems() {}

    /**
     * A refusal.
     *
     * @param problem  what every problem has
     * @param mistakes each with where it is and its cure; left out when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Refusal(@JsonUnwrapped Problem problem, List<String> mistakes) {}

    static RestResponse<Object> answer(Problem problem) {
        return answer(problem, List.of());
    }

    static RestResponse<Object> answer(Problem problem, List<String> mistakes) {
        return RestResponse.ResponseBuilder.<Object>create(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new Refusal(problem, mistakes))
                .build();
    }

    /** What was asked makes no sense. */
    static Problem badRequest(String detail) {
        return Problem.of("bad-request", "The request cannot be understood", 400, detail);
    }
}
