package dev.bellwether.local.http;

import dev.bellwether.local.service.Moment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A way for a server to misbehave: it may answer itself, answer late, or not at all. */
@FunctionalInterface
public interface Fault {

    /** Answers the request in place of the handler; {@code over} opens when the fault is lifted. */
    Reply answer(Request request, Handler handler, CountDownLatch over) throws Exception;

    /** An error without anything helpful in it. */
    static Fault status(int status) {
        return (request, handler, over) -> Reply.text(status, "something went wrong");
    }

    /** 429 that says when to come back. */
    static Fault tooManyRequests(Duration retryAfter) {
        return (request, handler, over) ->
                Reply.text(429, "too many requests").with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /** A page for people where JSON is expected, as a proxy in between would send it. */
    static Fault html() {
        return (request, handler, over) ->
                Reply.of(200, "text/html", "<!doctype html><title>Maintenance</title><h1>Back soon</h1>");
    }

    /** The right answer, of which only half arrives before the connection is cut. */
    static Fault halfBody() {
        return (request, handler, over) -> handler.handle(request).halved();
    }

    /** The request is read, the connection cut. */
    static Fault drop() {
        return (request, handler, over) -> Reply.dropped();
    }

    /** The right answer, late. */
    static Fault slow(Duration delay) {
        return (request, handler, over) -> {
            over.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            return handler.handle(request);
        };
    }

    /** The work is done at once, the answer comes late. */
    static Fault lateAnswer(Duration delay) {
        return (request, handler, over) -> {
            Reply reply = handler.handle(request);
            over.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            return reply;
        };
    }

    /** The work is done, and an error answered. */
    static Fault statusAfterAll(int status) {
        return (request, handler, over) -> {
            handler.handle(request);
            return Reply.text(status, "something went wrong");
        };
    }

    /** Nothing until the fault is lifted, then the connection is cut. */
    static Fault hang() {
        return (request, handler, over) -> {
            over.await();
            return Reply.dropped();
        };
    }

    /** The work is done, but the answer is lost: the caller cannot know. */
    static Fault lostAnswer() {
        return (request, handler, over) -> {
            handler.handle(request);
            return Reply.dropped();
        };
    }

    /** This happens at that moment; what would come of the request after that, does not. */
    static Fault at(Moment moment, Runnable what) {
        return (request, handler, over) -> {
            Reply reply = moment == Moment.READ ? Reply.dropped() : handler.handle(request);
            return switch (moment) {
                case READ, DONE -> {
                    what.run();
                    yield Reply.dropped();
                }
                case HALF_ANSWERED -> reply.halved().then(what);
                case ANSWERED -> reply.then(what);
            };
        };
    }
}
