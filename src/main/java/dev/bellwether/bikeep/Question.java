package dev.bellwether.bikeep;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something to be asked.
 *
 * @param call     which call it is
 * @param send     sends it, given the value of the Authorization header; that is empty for an open call
 * @param read     makes of a good answer what the caller wants; throws trouble when that is not in it
 * @param fine     which answers other than a success are good too
 * @param repeated whether it may be asked again when there was trouble
 */
record Question<T>(
        Call call,
        Function<String, Response> send,
        Function<Answer, T> read,
        Predicate<Answer> fine,
        boolean repeated) {

    private static final int NOT_FOUND = 404;

    static <T> Question<T> of(Call call, Function<String, Response> send, BiFunction<Call, Answer, T> read) {
        return new Question<>(call, send, answer -> read.apply(call, answer), answer -> false, call.reads());
    }

    /** For one thing, that there is no such thing is an answer too, unless it is some proxy's page. */
    static <T> Question<Optional<T>> forOne(
            Call call, Function<String, Response> send, BiFunction<Call, Answer, T> read) {
        return new Question<>(
                call,
                send,
                answer -> answer.succeeded() ? Optional.of(read.apply(call, answer)) : Optional.empty(),
                answer -> answer.status() == NOT_FOUND && (answer.empty() || answer.body().isObject()),
                call.reads());
    }

    Question<T> orElse(Predicate<Answer> expected) {
        return new Question<>(call, send, read, expected, repeated);
    }

    Question<T> once() {
        return new Question<>(call, send, read, fine, false);
    }
}
