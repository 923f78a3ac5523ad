package dev.bellwether.api;

import dev.bellwether.problem.Problem;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Rules, or a question about them, that cannot be used. */
final class RulesProblem {

    private RulesProblem() {}

    /** The answer; {@code mistakes} each with its line where it has one, and its cure. */
    static RestResponse<Object> answer(String detail, List<String> mistakes) {
        return Problems.answer(Problem.of("bad-rules", "Rules cannot be used", 422, detail), mistakes);
    }
}
