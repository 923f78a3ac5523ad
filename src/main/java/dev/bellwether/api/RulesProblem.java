package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bellwether.problem.Problem;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Rules, or a question about them, that cannot be used.
 *
 * @param problem  what every problem has
 * @param mistakes each with its line where it has one, and its cure
 */
record RulesProblem(@JsonUnwrapped Problem problem, List<String> mistakes) {

    private static final int UNPROCESSABLE = 422;

    static RestResponse<Object> answer(String detail, List<String> mistakes) {
        Problem problem = Problem.of("bad-rules", "Rules cannot be used", UNPROCESSABLE, detail);
        return RestResponse.ResponseBuilder.<Object>create(UNPROCESSABLE)
                .type(Problem.MEDIA_TYPE)
                .entity(new RulesProblem(problem, mistakes))
                .build();
    }
}
