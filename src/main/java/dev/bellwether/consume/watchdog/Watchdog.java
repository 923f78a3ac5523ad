package dev.bellwether.consume.watchdog;

import dev.bellwether.consume.watchdog.Look.Backlog;
import dev.bellwether.consume.watchdog.Look.Membership;
import dev.bellwether.consume.watchdog.Progress.Part;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the consumer goes on, in a thread of its own that nobody can use up, cures what it can, and says the rest by
 * {@link ConsumerHealth}.
 */
@Singleton
public class Watchdog {

    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    /** A look may wait for Kafka and for the loop. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    private final Progress progress;
    private final Line line;
    private final Broker broker;
    private final WatchdogMetrics metrics;
    private final WatchdogSettings settings;
    private final InstantSource clock;
    private final Judge judge;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Watchdog::own);
    private volatile State state = new State(new Verdict.GoesOn("not looked at yet"), null, System.nanoTime());
    private long idleAt = System.nanoTime();

    private record State(Verdict verdict, @Nullable Instant stalledAt, long lookedAt) {}

    /**
     * A standstill.
     *
     * @param since when it was found
     * @param why   for people
     */
    public record Stall(Instant since, String why) {}

    Watchdog(
            Progress progress,
            Line line,
            Broker broker,
            WatchdogMetrics metrics,
            WatchdogSettings settings,
            InstantSource clock) {
        this.progress = progress;
        this.line = line;
        this.broker = broker;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        this.judge = new Judge(settings);
    }

    void begin(@Observes StartupEvent start) {
        long every = settings.lookEvery().toMillis();
        thread.scheduleWithFixedDelay(this::lookPatiently, every, every, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent stop) {
        thread.shutdownNow();
        broker.close();
    }

    /** The consumer's standstill, if only a restart ends it. */
    public Optional<Stall> stall() {
        State now = state;
        return now.verdict() instanceof Verdict.Stalled stalled
                ? Optional.of(new Stall(now.stalledAt() == null ? clock.instant() : now.stalledAt(), stalled.words()))
                : Optional.empty();
    }

    /** How it is; a standstill too when nobody has looked for long. */
    Verdict verdict() {
        State now = state;
        Duration ago = Duration.ofNanos(System.nanoTime() - now.lookedAt());
        return ago.compareTo(settings.lookEvery().plus(LONGEST_LOOK)) > 0
                ? new Verdict.Stalled("nobody has looked at the consumer for " + ago.toSeconds() + " s", ago)
                : now.verdict();
    }

    private void lookPatiently() {
        try {
            if (line.exists()) {
                look();
            } else {
                state = new State(new Verdict.GoesOn("switched off"), null, System.nanoTime());
            }
        } catch (RuntimeException e) {
            LOG.warn("the consumer could not be looked at", e);
        }
    }

    private void look() {
        Map<Part, Backlog> backlog = broker.backlog();
        Membership membership = line.membership();
        boolean idle = membership != null && membership.assigned().isEmpty() && backlog != null;
        Look look = new Look(
                progress.steps(), progress.hand(), line.polled(), membership, backlog, idle ? orphans(backlog) : Set.of());
        measure(look);
        Verdict verdict = judge.judge(look, Duration.ofNanos(System.nanoTime()));
        say(state.verdict(), verdict, look.hand());
        boolean stalled = verdict instanceof Verdict.Stalled;
        Instant since = state.stalledAt();
        state = new State(verdict, stalled ? since == null ? clock.instant() : since : null, System.nanoTime());
        metrics.stalled(stalled);
        if (verdict instanceof Verdict.Suspected suspected && suspected.cure() != null) {
            LOG.warnf("consumer seems to stand still cure=%s why=%s", suspected.cure().written(), suspected.words());
            metrics.tried(suspected.cure());
            line.cure(suspected.cure());
        }
    }

    private Set<Part> orphans(Map<Part, Backlog> backlog) {
        Set<Part> waiting = backlog.entrySet().stream()
                .filter(part -> part.getValue().unfinished() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return waiting.isEmpty() ? waiting : broker.orphans(waiting);
    }

    /** What is not known stays as it was last known. */
    private void measure(Look look) {
        if (look.unfinished() == 0 && look.hand() == null) {
            idleAt = System.nanoTime();
        }
        if (look.backlog() == null || look.membership() == null) {
            return;
        }
        Map<Part, Long> waiting = new HashMap<>();
        look.membership().assigned().forEach(part -> {
            Backlog there = look.backlog().get(part);
            waiting.put(part, there == null ? 0 : there.unfinished());
        });
        Duration age = look.hand() == null
                ? Duration.ofNanos(System.nanoTime() - idleAt)
                : Duration.between(look.hand().recordAt(), clock.instant());
        metrics.lag(waiting, look.unfinished() == 0 && look.hand() == null ? 0 : Math.max(0, age.toSeconds()));
    }

    private static void say(Verdict before, Verdict now, @Nullable Hand hand) {
        if (now instanceof Verdict.Stalled && !(before instanceof Verdict.Stalled)) {
            Throwable doing = null;
            if (hand != null) {
                doing = new Throwable("what the consumer's thread is doing");
                doing.setStackTrace(hand.stack());
            }
            LOG.errorf(doing, "consumer stands still, it has to be restarted why=%s", now.words());
        } else if (before instanceof Verdict.Stalled && !(now instanceof Verdict.Stalled)) {
            LOG.infof("consumer goes on why=%s", now.words());
        }
    }

    private static Thread own(Runnable work) {
        Thread thread = new Thread(work, "consumer-watchdog");
        thread.setDaemon(true);
        thread.setContextClassLoader(Watchdog.class.getClassLoader());
        return thread;
    }
}
