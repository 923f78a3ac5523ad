package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bellwether.decide.Silence;
import dev.bellwether.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** What cannot be done about a silence. */
final class SilenceProblem {

    private SilenceProblem() {}

    static RestResponse<Object> bad(List<String> mistakes) {
        return Problems.answer(Problem.of("bad-silence", "The silence cannot be used", 422, "nothing was silenced"), mistakes);
    }

    static RestResponse<Object> notJson(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        return Problems.answer(
                Problems.badRequest("nothing was silenced"),
                List.of(line + "not JSON; send for instance " + SilenceReader.EXAMPLE));
    }

    static RestResponse<Object> badState(String state) {
        List<String> known =
                Arrays.stream(Silence.State.values()).map(Silence.State::written).toList();
        return Problems.answer(
                Problems.badRequest("nothing was looked for"),
                List.of("state '" + state + "' is none; known: " + known + ", and without it all are listed"));
    }

    static RestResponse<Object> unknown() {
        return Problems.answer(
                Problem.of("no-such-silence", "No such silence", 404,
                        "no silence has this id; it may have been forgotten 30 days after its end"));
    }

    static RestResponse<Object> over(Silence silence) {
        Silence.Ended ended = silence.ended();
        String how = ended == null ? "by itself" : "by " + ended.by();
        return Problems.answer(
                Problem.of("silence-over", "The silence is over", 409, "it ended at " + silence.endsAt() + " " + how));
    }
}
