package dev.bellwether.notify;

import dev.bellwether.decide.RulesInForce;
import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, lane by lane: what is slow or away on one holds up no other. A message is taken in one short
 * transaction, told outside any, and written down in another: a crash in between repeats it after the lease, it never
 * loses it.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    /** What waits longer for its lane is found by the clockwork, which may come a second late: a usual pace may not. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Traffic traffic;
    private final Lanes lanes;
    private final Courier courier;
    private final Outcomes outcomes;
    private final Fallback fallback;
    private final NotifySettings settings;
    private final RulesInForce rules;
    private final ManagedExecutor executor;
    private final Vertx vertx;
    private final InstantSource clock;
    /** Messages this process is sending, with their lanes; a lease that runs out meanwhile must not start a second attempt. */
    private final Map<Long, String> underWay = new ConcurrentHashMap<>();
    /** What was told while the database was away. */
    private final Queue<Told> unwritten = new ConcurrentLinkedQueue<>();
    /** How often somebody has asked for a look since the last one began; one look answers all. */
    private final AtomicInteger asked = new AtomicInteger();

    private volatile @Nullable Map<Lanes.Target, Lane> led;

    Dispatcher(
            Deliveries deliveries,
            Traffic traffic,
            Lanes lanes,
            Courier courier,
            Outcomes outcomes,
            Fallback fallback,
            NotifySettings settings,
            RulesInForce rules,
            ManagedExecutor executor,
            Vertx vertx,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.traffic = traffic;
        this.lanes = lanes;
        this.courier = courier;
        this.outcomes = outcomes;
        this.fallback = fallback;
        this.settings = settings;
        this.rules = rules;
        this.executor = executor;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Looks now, or once more when the look under way is over. */
    void wake() {
        if (settings.prompt() && asked.getAndIncrement() == 0) {
            executor.execute(this::lookWhileAsked);
        }
    }

    /** Whether nothing is under way. */
    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Whoever comes next need not wonder whether that arrived. */
    void stop(@Observes ShutdownEvent stop) {
        unwritten.removeIf(this::tryToWrite);
    }

    private void lookWhileAsked() {
        int seen;
        do {
            seen = asked.get();
            dispatch();
        } while (!asked.compareAndSet(seen, 0));
    }

    @Scheduled(
            every = "${bellwether.notify.dispatch-interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    synchronized void dispatch() {
        try {
            unwritten.removeIf(this::write);
            lead();
            Map<String, Lane> byName = lanes.byName();
            for (String name : QuarkusTransaction.requiringNew().call(traffic::wanted)) {
                sendBy(byName.getOrDefault(name, Lanes.NOWHERE));
            }
            fallback.passOn(rules.now().fallback());
        } catch (RuntimeException e) {
            LOG.warnf("outbox out of reach, trying again reason=%s", e.getMessage());
        }
    }

    /** What goes wrong on one lane holds up no other. */
    private void sendBy(Lane lane) {
        try {
            send(lane);
        } catch (RuntimeException e) {
            LOG.warnf("nothing sent, trying again lane=%s reason=%s", lane.name(), e.getMessage());
        }
    }

    /** Other rules may lead elsewhere what waits already. */
    private void lead() {
        Map<Lanes.Target, Lane> now = lanes.all();
        if (led != now) {
            QuarkusTransaction.requiringNew().run(() -> traffic.lead(now));
            led = now;
        }
    }

    private void send(Lane lane) {
        long busy = underWay.values().stream().filter(lane.name()::equals).count();
        if (busy >= lane.width()) {
            return; // looks again as soon as one of them is written down
        }
        List<Errand> taken = QuarkusTransaction.requiringNew().call(() -> taken(lane, lane.width() - (int) busy));
        taken.forEach(errand -> underWay.put(errand.row(), lane.name()));
        courier.parcels(taken).forEach(parcel -> executor.execute(() -> {
            for (Told told : courier.run(parcel)) {
                if (!tryToWrite(told)) {
                    unwritten.add(told);
                }
            }
            wake();
        }));
    }

    private List<Errand> taken(Lane lane, int room) {
        LaneRow row = traffic.hold(lane);
        Instant now = clock.instant();
        if (row == null) {
            return List.of();
        }
        if (!row.isFree(now)) {
            wakeAt(row.freeAt, now);
            return List.of();
        }
        List<Errand> errands = new ArrayList<>();
        for (NotificationRow due : deliveries.take(lane, room, underWay.keySet(), settings.lease())) {
            courier.errand(due, lane).ifPresent(errands::add);
        }
        if (!errands.isEmpty() && !lane.pace().isZero()) {
            row.freeAt = now.plus(lane.pace());
        }
        return errands;
    }

    private void wakeAt(@Nullable Instant at, Instant now) {
        if (at != null && at.isBefore(now.plus(SOON))) {
            vertx.setTimer(Math.max(1, Duration.between(now, at).toMillis() + 1), timer -> wake());
        }
    }

    /** A message that was told must not be told again only because the database was away just then. */
    private boolean tryToWrite(Told told) {
        try {
            return write(told);
        } catch (RuntimeException e) {
            LOG.warnf("outcome not written down yet incident=%s reason=%s", told.errand().incident().id(), e.getMessage());
            return false;
        }
    }

    /** Always true, or an exception: then it is tried again. */
    private boolean write(Told told) {
        QuarkusTransaction.requiringNew().run(() -> outcomes.write(told));
        underWay.remove(told.errand().row());
        return true;
    }
}
