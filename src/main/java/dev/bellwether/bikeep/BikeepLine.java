package dev.bellwether.bikeep;

import dev.bellwether.bikeep.BikeepTrouble.Facts;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The line to Bikeep's API, which all calls share: shows the token, repeats what may be repeated, leaves Bikeep alone
 * when it is unwell or has asked for it, and turns whatever is not a usable answer into {@link BikeepTrouble}.
 */
@Singleton
class BikeepLine {

    private static final Logger LOG = Logger.getLogger(BikeepLine.class);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final BikeepToken token;
    private final Exchange exchange;
    private final BikeepMetrics metrics;
    private final Throttle throttle;
    private final Guard whenThrottled;
    private final Guard whenItMayPass;
    private final Guard breaker;
    private volatile @Nullable BikeepTrouble last;

    BikeepLine(
            BikeepToken token,
            Exchange exchange,
            BikeepMetrics metrics,
            BikeepSettings settings,
            InstantSource clock) {
        this.token = token;
        this.exchange = exchange;
        this.metrics = metrics;
        this.throttle = new Throttle(clock);
        this.whenThrottled = Guards.whenThrottled(settings);
        this.whenItMayPass = Guards.whenItMayPass(settings);
        this.breaker = Guards.breaker(settings);
    }

    /** What the question reads from a good answer. */
    @SuppressWarnings("unchecked") // a guard wants a class, which a type parameter does not have
    <T> T ask(Question<T> question) {
        try {
            return (T) (question.repeated()
                    ? whenThrottled.get(() -> whenItMayPass.get(() -> attempt(question), Object.class), Object.class)
                    : attempt(question));
        } catch (BikeepTrouble e) {
            LOG.warnf("call given up %s", e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // a guard that is interrupted while it waits says so, undeclared
            Thread.currentThread().interrupt();
            throw new BikeepTrouble(Kind.UNREACHABLE, question.call(), "interrupted").because(e);
        }
    }

    private Object attempt(Question<?> question) {
        Call call = question.call();
        return metrics.timed(call, () -> {
            throttle.remaining().ifPresent(wait -> {
                throw new BikeepTrouble(Kind.THROTTLED, call, "not sent, Bikeep asked to wait", Facts.wait(wait));
            });
            return question.read().apply(judged(question, answer(question)));
        });
    }

    /** Asks, and asks once more with a new token when the old one is refused: it may have been revoked early. */
    private Answer answer(Question<?> question) {
        if (question.call().open()) {
            return exchange(question, "");
        }
        String shown = token.current();
        Answer answer = exchange(question, shown);
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        token.refused(shown);
        return exchange(question, token.current());
    }

    private Answer exchange(Question<?> question, String bearer) {
        String header = bearer.isEmpty() ? "" : "Bearer " + bearer;
        try {
            return breaker.get(
                    () -> exchange.run(question.call(), () -> question.send().apply(header)), Answer.class);
        } catch (BikeepTrouble e) {
            last = e;
            throw e;
        } catch (CircuitBreakerOpenException e) {
            BikeepTrouble before = last;
            throw new BikeepTrouble(
                            Kind.PAUSED, question.call(), "not sent after too many failures, the last: "
                                    + (before == null ? "unknown" : before.getMessage()))
                    .because(before);
        }
    }

    private Answer judged(Question<?> question, Answer answer) {
        Call call = question.call();
        if (question.fine().test(answer)) {
            return answer;
        }
        if (answer.status() == TOO_MANY_REQUESTS) {
            if (answer.retryAfter() != null) {
                throttle.hold(answer.retryAfter());
            }
            throw new BikeepTrouble(Kind.THROTTLED, call, answer.words(), answer.facts());
        }
        if (!answer.succeeded()) {
            Kind kind = answer.status() >= 400 ? Kind.REFUSED : Kind.UNREADABLE;
            throw new BikeepTrouble(kind, call, answer.words(), answer.facts());
        }
        if (!answer.empty() && !answer.body().isContainerNode()) {
            throw new BikeepTrouble(Kind.UNREADABLE, call, "the answer is not JSON", answer.facts());
        }
        return answer;
    }
}
