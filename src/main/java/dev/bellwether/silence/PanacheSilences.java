package dev.bellwether.silence;

import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.Silences;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Silences in PostgreSQL. */
@ApplicationScoped
class PanacheSilences implements Silences, PanacheRepositoryBase<SilenceRow, UUID> {

    private static final Logger LOG = Logger.getLogger(PanacheSilences.class);

    /** How long after its end people can still see who silenced what. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String NEWEST_FIRST = " order by createdAt desc, id";

    private final InstantSource clock;

    PanacheSilences(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Silence> active(Instant now) {
        return silences("endedAt is null and startsAt <= ?1 and endsAt > ?1", now);
    }

    @Override
    public Optional<Silence> find(SilenceId id) {
        return findByIdOptional(id.value()).map(SilenceRow::silence);
    }

    @Override
    public List<Silence> list(Silence.@Nullable State state, Instant now) {
        if (state == null) {
            return silences("id is not null");
        }
        return switch (state) {
            case PENDING -> silences("endedAt is null and startsAt > ?1", now);
            case ACTIVE -> active(now);
            case EXPIRED -> silences("endedAt is not null or endsAt <= ?1", now);
        };
    }

    @Override
    public List<Silence> of(String reference) {
        return silences("reference = ?1", reference);
    }

    @Override
    public void save(Silence silence) {
        Silence before = find(silence.id()).orElse(null);
        if (!silence.equals(before)) {
            getEntityManager().merge(SilenceRow.of(silence));
            said(before == null ? "began" : "changed", silence, silence.author());
        }
    }

    @Override
    public Optional<Silence> end(SilenceId id, Instant now, String by) {
        SilenceRow row = findById(id.value(), LockModeType.PESSIMISTIC_WRITE); // of two who end it, one does
        if (row == null || row.silence().state(now) == Silence.State.EXPIRED) {
            return Optional.empty();
        }
        Silence ended = row.silence().end(now, by);
        getEntityManager().merge(SilenceRow.of(ended));
        said("ended", ended, by);
        return Optional.of(ended);
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        delete("endsAt < ?1", clock.instant().minus(KEPT));
    }

    private List<Silence> silences(String which, Object... values) {
        return find(which + NEWEST_FIRST, values).stream().map(SilenceRow::silence).toList();
    }

    private static void said(String what, Silence silence, String by) {
        LOG.infof(
                "silence %s silence=%s cause=%s by=%s from=%s until=%s matchers=%s",
                what,
                silence.id(),
                silence.cause().written(),
                by,
                silence.startsAt(),
                silence.endsAt(),
                silence.matchers());
    }
}
