package dev.bellwether.api;

import dev.bellwether.incident.IncidentId;
import dev.bellwether.problem.Problem;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** What cannot be done about an incident. */
final class IncidentProblem {

    private IncidentProblem() {}

    /** What is answered about the incident of that id, as somebody wrote it. */
    static RestResponse<Object> known(String id, Function<IncidentId, RestResponse<Object>> then) {
        try {
            return then.apply(new IncidentId(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return unknown();
        }
    }

    static RestResponse<Object> unknown() {
        return Problems.answer(Problem.of("no-such-incident", "No such incident", 404, "no incident has this id"));
    }

    static RestResponse<Object> over() {
        return Problems.answer(Problem.of(
                "incident-over", "The incident is over", 409, "only an incident that goes on can be taken on or closed"));
    }
}
