package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What an answer must hold: one thing, or a list of which each element that can be read is taken. */
final class Content {

    private Content() {}

    /** {@code {"data": […]}}. */
    static <T> BiFunction<Call, Answer, List<T>> data(Function<JsonNode, Optional<T>> read) {
        return list("data", read);
    }

    /** The list of that name. */
    static <T> BiFunction<Call, Answer, List<T>> list(String name, Function<JsonNode, Optional<T>> read) {
        return (call, answer) -> {
            JsonNode list = answer.body().path(name);
            if (!list.isArray()) {
                throw new BikeepTrouble(
                        Kind.UNREADABLE, call, "the answer holds no list '" + name + "'", answer.facts());
            }
            return Members.each(list, read);
        };
    }

    /** The one thing that is the whole answer. */
    static <T> BiFunction<Call, Answer, T> one(Function<JsonNode, Optional<T>> read) {
        return (call, answer) -> read.apply(answer.body())
                .orElseThrow(() -> new BikeepTrouble(
                        Kind.UNREADABLE, call, "the answer holds nothing with an id", answer.facts()));
    }
}
