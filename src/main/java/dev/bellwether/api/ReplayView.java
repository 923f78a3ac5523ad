package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.consume.LetterReplay.Outcome;
import dev.bellwether.notify.Tiding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of letters that were processed again, or would come.
 *
 * @param dryRun  whether nothing was done in truth
 * @param letters one by one, in the order they were processed in
 * @param skipped how many were left out: they had their effects, or another letter took their place
 * @param more    whether there are more than one call takes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(boolean dryRun, List<LetterOutcome> letters, int skipped, boolean more) {

    /** Of one letter; its members are those of {@link Outcome}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LetterOutcome(
            String letter,
            String outcome,
            @Nullable String decision,
            String reason,
            @Nullable String incident,
            List<ToldView> told,
            @Nullable String again) {

        static LetterOutcome of(Outcome it) {
            return new LetterOutcome(
                    it.letter().toString(), it.outcome(), it.decision(), it.reason(),
                    it.incident() == null ? null : it.incident().toString(),
                    it.told().stream().map(ToldView::of).toList(),
                    LetterView.text(it.again()));
        }
    }

    /** A message; its members are those of {@link Tiding}. */
    record ToldView(
            String receiver,
            String integration,
            String reason,
            String about,
            String incident,
            String state,
            Instant dueAt,
            boolean heldBack) {

        static ToldView of(Tiding it) {
            return new ToldView(
                    it.receiver(), it.integration(), it.reason().name().toLowerCase(Locale.ROOT), it.title(),
                    it.incident().toString(), it.state(), it.dueAt(), it.heldBack());
        }
    }
}
