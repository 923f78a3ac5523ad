package dev.bellwether.api.document;

import java.util.Map;
import java.util.Optional;

/** What each call's parameters mean, and an example of what is sent and answered: words that would drown its method. */
final class Calls {

    private static final String PARAMETERS = "parameters";
    private static final String CALLS = "calls";

    private final Map<?, ?> file;

    private Calls(Map<?, ?> file) {
        this.file = file;
    }

    static Calls read() {
        return new Calls(Yamls.read("/openapi/calls.yaml"));
    }

    /** What a parameter means: for this call, else wherever it is taken. */
    Optional<String> meaning(String call, String parameter) {
        return Optional.ofNullable((String) Yamls.in(file, CALLS, call, PARAMETERS).get(parameter))
                .or(() -> Optional.ofNullable((String) Yamls.in(file, PARAMETERS).get(parameter)));
    }

    /** What one sends. */
    Optional<Object> request(String call) {
        return Optional.ofNullable(Yamls.in(file, CALLS, call).get("request"));
    }

    /** What one is answered. */
    Optional<Object> answer(String call) {
        return Optional.ofNullable(Yamls.in(file, CALLS, call).get("answer"));
    }
}
