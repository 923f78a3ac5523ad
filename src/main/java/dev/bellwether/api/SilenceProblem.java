package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bellwether.decide.Silence;
import dev.bellwether.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What cannot be done about a silence.
 *
 * @param problem  what every problem has
 * @param mistakes each with the member it is about and its cure
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SilenceProblem(@JsonUnwrapped Problem problem, List<String> mistakes) {

    static RestResponse<Object> bad(List<String> mistakes) {
        return answer(Problem.of("bad-silence", "The silence cannot be used", 422, "nothing was silenced"), mistakes);
    }

    static RestResponse<Object> notJson(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        return answer(
                Problem.of("bad-request", "The request cannot be understood", 400, "nothing was silenced"),
                List.of(line + "not JSON; send for instance " + SilenceReader.EXAMPLE));
    }

    static RestResponse<Object> badState(String state) {
        List<String> known =
                Arrays.stream(Silence.State.values()).map(Silence.State::written).toList();
        return answer(
                Problem.of("bad-request", "The request cannot be understood", 400, "nothing was looked for"),
                List.of("state '" + state + "' is none; known: " + known + ", and without it all are listed"));
    }

    static RestResponse<Object> unknown() {
        return answer(
                Problem.of("no-such-silence", "No such silence", 404,
                        "no silence has this id; it may have been forgotten 30 days after its end"),
                List.of());
    }

    static RestResponse<Object> over(Silence silence) {
        Silence.Ended ended = silence.ended();
        String how = ended == null ? "by itself" : "by " + ended.by();
        return answer(
                Problem.of("silence-over", "The silence is over", 409, "it ended at " + silence.endsAt() + " " + how),
                List.of());
    }

    private static RestResponse<Object> answer(Problem problem, List<String> mistakes) {
        return RestResponse.ResponseBuilder.<Object>create(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new SilenceProblem(problem, mistakes))
                .build();
    }
}
