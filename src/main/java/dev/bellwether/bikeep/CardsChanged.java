package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a change of several cards went; each went by itself, and what succeeded stays.
 *
 * @param succeeded cards that were changed; those that failed are not among them. Empty when Bikeep named a failure
 *                  without saying of which card: then only the whitelist itself can tell
 * @param failed    cards that were not, and why
 */
public record CardsChanged(List<CardId> succeeded, List<Failure> failed) {

    /**
     * A card that was not changed.
     *
     * @param id        its number as Bikeep wrote it; null when not told
     * @param errorCode Bikeep's; null when not told
     * @param message   Bikeep's words; null when not told
     */
    public record Failure(@Nullable String id, @Nullable String errorCode, @Nullable String message) {

        static Optional<Failure> read(JsonNode node) {
            return Optional.of(new Failure(
                    Members.text(node, "id"), Members.text(node, "error_code"), Members.text(node, "error_message")));
        }
    }

    /** Whether all went well. */
    public boolean complete() {
        return failed.isEmpty();
    }

    static CardsChanged of(List<CardId> sent, Answer answer) {
        if (answer.succeeded()) {
            return new CardsChanged(sent, List.of());
        }
        List<Failure> failures = Members.each(answer.body().path("error_results"), Failure::read);
        Set<String> numbers = failures.stream()
                .flatMap(failure -> Optional.ofNullable(failure.id()).stream())
                .collect(Collectors.toSet());
        boolean allNamed = failures.stream().allMatch(failure -> failure.id() != null);
        List<CardId> succeeded = allNamed
                ? sent.stream().filter(card -> !numbers.contains(card.value())).toList()
                : List.of();
        return new CardsChanged(succeeded, failures);
    }
}
