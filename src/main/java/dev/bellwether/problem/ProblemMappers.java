package dev.bellwether.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts what the framework throws into the form of a problem. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException e) {
        Response answer = e.getResponse();
        String title = answer.getStatusInfo().getReasonPhrase();
        RestResponse.ResponseBuilder<Problem> problem = RestResponse.ResponseBuilder.<Problem>create(answer.getStatus())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.ofStatus(answer.getStatus(), title));
        String allow = answer.getHeaderString("Allow");
        return allow == null ? problem.build() : problem.header("Allow", allow).build();
    }

    @ServerExceptionMapper
    RestResponse<Problem> broken(RuntimeException e) {
        LOG.error("request failed", e);
        return RestResponse.ResponseBuilder.<Problem>create(500)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.ofStatus(500, "Internal Server Error"))
                .build();
    }
}
