package dev.bellwether.api;

import dev.bellwether.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;

/** Refusals as answers. */
final class Problems {

    private Problems() {}

    static RestResponse<Object> answer(Problem problem) {
        return RestResponse.ResponseBuilder.<Object>create(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
