package dev.bellwether.local.bikeep;

import static dev.bellwether.local.http.Json.object;

import dev.bellwether.local.http.Reply;
import java.util.UUID;

/** A refusal in Bikeep's error envelope. */
final class BikeepError extends RuntimeException {

    private final int status;
    private final String code;

    BikeepError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static BikeepError notFound(String what) {
        return new BikeepError(404, "ERRORS.NOT_FOUND", what + " not found");
    }

    static BikeepError badRequest(String message) {
        return new BikeepError(400, "ERRORS.BAD_REQUEST", message);
    }

    static BikeepError unauthorized() {
        return new BikeepError(401, "ERRORS.UNAUTHORIZED", "access token is missing, unknown or expired");
    }

    Reply reply() {
        return Reply.json(status, object(
                "error_code", code, "error_message", getMessage(), "status_code", status,
                "correlation_id", UUID.randomUUID().toString()));
    }
}
