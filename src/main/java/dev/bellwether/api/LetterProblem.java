package dev.bellwether.api;

import dev.bellwether.problem.Problem;
import org.jboss.resteasy.reactive.RestResponse;

/** What cannot be done about dead letters. */
final class LetterProblem {

    private LetterProblem() {}

    static RestResponse<Object> unknown() {
        return Problems.answer(Problem.of(
                "no-such-letter", "No such dead letter", 404,
                "the topic has none of this id: it never had, or keeps it no longer"));
    }

    static RestResponse<Object> away(RuntimeException e) {
        return Problems.answer(Problem.of(
                "unavailable", "Kafka or the database gives no answer", 503,
                e.getMessage() + "; what was replayed by then is listed as replayed, and may be asked for again"));
    }

    static RestResponse<Object> bad(String detail) {
        return Problems.answer(Problems.badRequest(detail));
    }
}
