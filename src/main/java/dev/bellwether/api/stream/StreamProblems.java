package dev.bellwether.api.stream;

import dev.bellwether.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How those are answered who cannot listen: what would be a stream has no other way to say no. */
class StreamProblems {

    /** A {@code Last-Event-ID} that no event had. */
    static final class NotOurs extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** As many listen as may. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ServerExceptionMapper
    RestResponse<Problem> notOurs(NotOurs e) {
        return answer(Problem.of(
                "bad-request", "The request cannot be understood", 400, "Last-Event-ID is the id of an event of this stream"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> tooMany(TooMany e) {
        return answer(Problem.of(
                "too-many-streams", "Too many listen", 503, "as many listen to this replica as BELLWETHER_API_STREAMS_MOST says"));
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
