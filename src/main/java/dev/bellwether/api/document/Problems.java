package dev.bellwether.api.document;

import dev.bellwether.problem.Problem;
import java.util.Map;

/** The problems that calls are refused with, as {@code META-INF/openapi.yaml} describes them. */
final class Problems {

    private final Map<?, ?> responses;

    private Problems(Map<?, ?> responses) {
        this.responses = responses;
    }

    static Problems read() {
        return new Problems(Yamls.in(Yamls.read("/META-INF/openapi.yaml"), "components", "responses"));
    }

    /** The status that goes with a problem; the document has it once, in its example. */
    String status(String problem) {
        Object status = Yamls.in(responses, problem, "content", Problem.MEDIA_TYPE, "example").get("status");
        if (status == null) {
            throw new IllegalStateException("META-INF/openapi.yaml has no problem with an example of the name " + problem);
        }
        return status.toString();
    }
}
