package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepTrouble.Facts;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** One request and its answer, within a time. Throws trouble when there is no answer, a broken one or a 5xx. */
@Singleton
class Exchange {

    private static final int SERVER_ERROR = 500;

    private final Guard inTime;

    Exchange(BikeepSettings settings) {
        this.inTime = Guard.create()
                .withDescription("bikeep-exchange")
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    Answer run(Call call, Supplier<Response> request) {
        Answer answer;
        try {
            answer = inTime.get(() -> send(call, request), Answer.class);
        } catch (org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException e) {
            throw new BikeepTrouble(Kind.TIMEOUT, call, "no answer in time").because(e);
        } catch (FaultToleranceException e) {
            throw new BikeepTrouble(Kind.UNREACHABLE, call, "not asked: " + e.getMessage()).because(e);
        }
        if (answer.status() >= SERVER_ERROR) {
            throw new BikeepTrouble(Kind.FAILED, call, answer.words(), answer.facts());
        }
        return answer;
    }

    private static Answer send(Call call, Supplier<Response> request) {
        try (Response response = response(request)) {
            return read(call, response);
        } catch (BikeepTrouble e) {
            throw e;
        } catch (RuntimeException e) {
            Throwable root = root(e);
            Kind kind = isTimeout(root) ? Kind.TIMEOUT : Kind.UNREACHABLE;
            throw new BikeepTrouble(kind, call, "no answer: " + root).because(e);
        }
    }

    private static Answer read(Call call, Response response) {
        try {
            return Answer.read(response);
        } catch (IOException | RuntimeException e) {
            Kind kind = isTimeout(root(e)) ? Kind.TIMEOUT : Kind.UNREADABLE;
            Facts facts = new Facts(response.getStatus(), null, null, null);
            throw new BikeepTrouble(kind, call, "the answer broke off: " + root(e), facts).because(e);
        }
    }

    /** The client throws away what is not a success, though that answer says more than any other. */
    private static Response response(Supplier<Response> request) {
        try {
            return request.get();
        } catch (WebApplicationException e) {
            return e.getResponse();
        }
    }

    private static boolean isTimeout(Throwable root) {
        return root instanceof TimeoutException || root instanceof InterruptedException
                || String.valueOf(root.getMessage()).startsWith("Read timed out");
    }

    private static Throwable root(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
