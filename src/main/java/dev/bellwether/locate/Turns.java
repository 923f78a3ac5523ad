package dev.bellwether.locate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns among replicas. A turn that nobody has ended, since its replica died, is open to all again after the
 * lease.
 */
@ApplicationScoped
class Turns implements PanacheRepositoryBase<PollTurnRow, Short> {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PanacheBeliefs beliefs;
    private final DirectorySettings settings;
    private final int callsForAll;

    Turns(PanacheBeliefs beliefs, Sources sources, DirectorySettings settings) {
        this.beliefs = beliefs;
        this.settings = settings;
        this.callsForAll = Math.min(sources.calls(), settings.callsPerMinute());
    }

    /** The turn, if anything is due and no other replica has it in hand. */
    @Transactional
    Optional<Turn> take(Instant now) {
        PollTurnRow row = find("id", PollTurnRow.ONLY)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .firstResult();
        if (row == null || (row.takenUntil != null && row.takenUntil.isAfter(now))) {
            return Optional.empty();
        }
        // everything may take several calls, which count as its one
        Agenda agenda = Agenda.of(!row.dueAt.isAfter(now), beliefs.due(now), left(row, now) - callsForAll + 1);
        if (agenda.isEmpty()) {
            return Optional.empty();
        }
        Turn turn = new Turn(agenda, row.triedAt, row.failingSince);
        row.takenUntil = now.plus(settings.lease());
        row.minuteCalls += agenda.all() ? callsForAll : agenda.singles().size();
        if (agenda.all()) {
            row.triedAt = now;
        }
        return Optional.of(turn);
    }

    /** How many calls of the wanted number may be made beside the turn; they count as made. */
    @Transactional
    int spend(int wanted, Instant now) {
        PollTurnRow row = locked();
        int granted = Math.max(0, Math.min(wanted, left(row, now) - callsForAll - 1)); // the last are for polls
        row.minuteCalls += granted;
        return granted;
    }

    /** Ends a turn that went well. */
    @Transactional
    void done(Turn turn, Instant began, Instant nextPoll) {
        PollTurnRow row = locked();
        row.takenUntil = null;
        if (turn.agenda().all()) {
            row.dueAt = nextPoll;
            row.askedAt = began;
            row.failingSince = null;
        }
    }

    /** Ends a turn that failed: nobody asks before that time, then for everything. Returns since when all fail. */
    @Transactional
    Instant failed(Instant began, Instant again) {
        PollTurnRow row = locked();
        row.takenUntil = again;
        row.dueAt = again;
        row.failingSince = row.failingSince == null ? began : row.failingSince;
        return row.failingSince;
    }

    /** When everything was last asked for with success; null when it never was. */
    @Transactional
    @Nullable Instant askedAt() {
        return findById(PollTurnRow.ONLY).askedAt;
    }

    private PollTurnRow locked() {
        return findById(PollTurnRow.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    private int left(PollTurnRow row, Instant now) {
        if (!now.isBefore(row.minuteBegan.plus(MINUTE))) {
            row.minuteBegan = now;
            row.minuteCalls = 0;
        }
        return settings.callsPerMinute() - row.minuteCalls;
    }
}
