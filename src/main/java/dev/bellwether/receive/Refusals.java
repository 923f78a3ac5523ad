package dev.bellwether.receive;

import dev.bellwether.problem.Problem;
import dev.bellwether.receive.Answer.Refused;
import java.time.Duration;
import java.util.List;

/** Every way to refuse a delivery, and its words. */
final class Refusals {

    /** The metric's bounded words. */
    static final List<String> REASONS = List.of(
            "not_json", "not_envelope", "unproven", "too_large", "too_many_events", "media_type", "rate_limited",
            "no_seed", "unavailable");

    private Refusals() {}

    static Refused malformed(EnvelopeReader.Malformed malformed) {
        return refused(malformed.reason(), "Not a Bikeep webhook", 400, malformed.detail());
    }

    static Refused unproven() {
        return refused(
                "unproven", "Not proven to be Bikeep's", 401, "The hash does not fit the envelope and any seed.");
    }

    static Refused tooLarge(long limit) {
        return refused("too_large", "Body too large", 413, "The body is longer than " + limit + " bytes.");
    }

    static Refused tooManyEvents(int limit) {
        return refused("too_many_events", "Too many events", 413, "The body holds more than " + limit + " events.");
    }

    static Refused eventTooLong() {
        return refused("too_large", "Body too large", 413, "An event of this body is longer than can be passed on.");
    }

    static Refused mediaType() {
        return refused("media_type", "Not JSON by type", 415, "Send the envelope as application/json.");
    }

    static Refused rateLimited(long wait) {
        return refused("rate_limited", "Too many unproven deliveries", 429, "Slow down and sign what you send.", wait);
    }

    static Refused noSeed(Duration wait) {
        String detail = "No seed is configured, so nothing can be proven. Try again later.";
        return refused("no_seed", "Not set up yet", 503, detail, atLeastOne(wait));
    }

    static Refused unavailable(Duration wait) {
        String detail = "The delivery could not be made safe. Send it again.";
        return refused("unavailable", "Cannot take it now", 503, detail, atLeastOne(wait));
    }

    private static long atLeastOne(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }

    private static Refused refused(String reason, String title, int status, String detail) {
        return refused(reason, title, status, detail, 0);
    }

    private static Refused refused(String reason, String title, int status, String detail, long retryAfter) {
        return new Refused(reason, Problem.of(reason.replace('_', '-'), title, status, detail), retryAfter);
    }
}
