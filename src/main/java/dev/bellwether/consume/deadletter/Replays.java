package dev.bellwether.consume.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who had which letter processed again, and what came of it. Joins the caller's transaction. */
@ApplicationScoped
public class Replays {

    private final EntityManager entities;
    private final InstantSource clock;

    Replays(EntityManager entities, InstantSource clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Once that it was.
     *
     * @param letter  which
     * @param at      when
     * @param who     a person's or a token's name
     * @param outcome {@code done, repeated, failed}
     * @param reason  why
     * @param again   the letter that it became when it failed again; null else
     */
    public record Replay(
            LetterId letter, Instant at, String who, String outcome, String reason, @Nullable LetterId again) {

        /** Whether nothing is left to be done about its letter: it had its effects, or another letter takes its place. */
        public boolean settles() {
            return !outcome.equals("failed") || again != null;
        }
    }

    /** Writes one down. */
    public void note(DeadLetter letter, Replay replay) {
        entities.createNativeQuery(
                        """
                        insert into dead_letter_replay (letter_partition, letter_offset, letter_at, at, who, outcome, reason, again)
                        values (:partition, :offset, :letterAt, :at, :who, :outcome, :reason, :again)""")
                .setParameter("partition", letter.id().partition())
                .setParameter("offset", letter.id().offset())
                .setParameter("letterAt", letter.at())
                .setParameter("at", clock.instant())
                .setParameter("who", replay.who())
                .setParameter("outcome", replay.outcome())
                .setParameter("reason", replay.reason().replace('\0', '\uFFFD'))
                .setParameter("again", replay.again() == null ? "" : replay.again().toString())
                .executeUpdate();
    }

    /** Those of these letters, the oldest first. A letter of another time with the same id is another letter. */
    @SuppressWarnings("unchecked")
    public Map<LetterId, List<Replay>> of(Collection<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return Map.of();
        }
        Set<String> meant = new HashSet<>();
        letters.forEach(letter -> meant.add(letter.id() + "@" + letter.at()));
        List<Object[]> rows = entities.createNativeQuery(
                        """
                        select letter_partition, letter_offset, letter_at, at, who, outcome, reason, again
                        from dead_letter_replay where letter_offset in (:offsets) order by id""")
                .setParameter("offsets", letters.stream().map(letter -> letter.id().offset()).toList())
                .getResultList();
        return rows.stream()
                .filter(row -> meant.contains(id(row) + "@" + row[2]))
                .map(row -> new Replay(
                        id(row), (Instant) row[3], (String) row[4], (String) row[5], (String) row[6],
                        LetterId.of((String) row[7]).orElse(null)))
                .collect(Collectors.groupingBy(Replay::letter));
    }

    private static LetterId id(Object[] row) {
        return new LetterId(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
    }
}
