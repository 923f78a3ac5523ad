package dev.bellwether.api.idempotency;

import jakarta.ws.rs.container.ContainerResponseContext;

/** Answers that were given before. */
public final class Replayed {

    static final String HEADER = "Idempotency-Replayed";

    private Replayed() {}

    /** Whether nothing was done for this answer. */
    public static boolean is(ContainerResponseContext answer) {
        return answer.getHeaders().containsKey(HEADER);
    }
}
