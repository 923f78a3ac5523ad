package dev.bellwether.locate;

import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepSettings;
import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.incident.Polled;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks Bikeep when it is this replica's turn, keeps the answer and tells whoever listens. */
@ApplicationScoped
class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Sources sources;
    private final Look look;
    private final Turns turns;
    private final Memory memory;
    private final Directory directory;
    private final LocateMetrics metrics;
    private final Event<Object> events;
    private final InstantSource clock;
    private final Duration interval;
    private final Duration retryAfter;
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    Poller(
            Sources sources,
            Look look,
            Turns turns,
            Memory memory,
            Directory directory,
            LocateMetrics metrics,
            Event<Object> events,
            InstantSource clock,
            BikeepSettings bikeep,
            DirectorySettings settings) {
        this.sources = sources;
        this.look = look;
        this.turns = turns;
        this.memory = memory;
        this.directory = directory;
        this.metrics = metrics;
        this.events = events;
        this.clock = clock;
        this.interval = bikeep.pollInterval();
        this.retryAfter = settings.retryAfter().compareTo(interval) < 0 ? settings.retryAfter() : interval;
    }

    void start(@Observes StartupEvent start) {
        memory.refresh();
        if (!sources.any()) {
            LOG.warn("locations are not polled: neither bellwether.bikeep.client-id nor"
                    + " bellwether.directory.public-areas is set, so messages carry only what a webhook says and outages"
                    + " end only by webhook");
        }
    }

    @Scheduled(every = "${bellwether.directory.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!sources.any() || !running.readLock().tryLock()) {
            return;
        }
        try {
            memory.refresh();
            turns.take(clock.instant()).ifPresent(this::poll);
            readDevices();
        } catch (PersistenceException | QuarkusTransactionException | ArcUndeclaredThrowableException e) {
            LOG.warnf("no turn taken or kept, the database is out of reach reason=%s", e.getMessage());
        } finally {
            running.readLock().unlock();
        }
    }

    /** A turn in hand is ended first: left open, nobody could poll until its lease is over. None is begun any more. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        if (!running.writeLock().tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("stopping in the middle of a poll, others go on after the lease");
        }
    }

    private void poll(Turn turn) {
        Instant began = clock.instant();
        boolean all = turn.agenda().all();
        try {
            List<BikeepLocation> found =
                    all ? sources.all() : look.at(sources.canAskForOne() ? turn.agenda().singles() : List.of());
            List<Polled> looks = memory.keep(found, began, turn.agenda());
            metrics.polled(all);
            events.fire(new LocationsPolled(looks, all, turn.triedBefore(), began));
            turns.done(turn, began, began.plus(interval));
        } catch (BikeepTrouble e) {
            metrics.failed();
            Instant since = turns.failed(began, began.plus(longer(retryAfter, e.retryAfter())));
            LOG.warnf("poll failed, serving what is known since=%s reason=%s", since, e.getMessage());
            events.fire(new PollFailed(since, e.kind().name().toLowerCase(Locale.ROOT), began));
        }
    }

    private void readDevices() {
        if (!sources.canAskForOne()) {
            return;
        }
        for (String location : memory.devicesDue(clock.instant())) {
            Instant began = clock.instant();
            directory.find(location)
                    .ifPresent(place -> events.fire(new DevicesRead(place, look.devices(location), began)));
        }
    }

    private static Duration longer(Duration a, @Nullable Duration b) {
        return b == null || a.compareTo(b) > 0 ? a : b;
    }
}
