package dev.bellwether.truth;

import static org.awaitility.Awaitility.await;

import dev.bellwether.consume.QuietByHand;
import dev.bellwether.local.bikeep.sim.Delivery;
import dev.bellwether.local.bikeep.sim.Simulation;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.MovedClock;
import dev.bellwether.testkit.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Moves the clock from one thing that happens to the next, and lets the service do what is due then. */
final class Drive {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final String SCHEME = "hmac-sha256:data";

    private final Simulation simulation;
    private final MovedClock clock;
    private final Ledger ledger;
    private final Http service;
    private final PollByHand poller;
    private final DispatchByHand dispatcher;
    private final QuietByHand watch;
    private Instant quietAt;
    private int arrived;

    Drive(Ledger ledger, Http service, PollByHand poller, DispatchByHand dispatcher, QuietByHand watch) {
        this.simulation = FleetServices.simulation();
        this.clock = FleetServices.clock();
        this.ledger = ledger;
        this.service = service;
        this.poller = poller;
        this.dispatcher = dispatcher;
        this.watch = watch;
        this.quietAt = clock.instant().plus(QUIET);
    }

    /** Until nothing is due any more before that time. */
    void until(Instant end) {
        while (true) {
            Instant now = clock.instant();
            Instant due = ledger.due();
            Instant ours = due.isAfter(now) ? due : now.plus(TICK); // what stays due waits for its budget
            Instant next = Stream.of(simulation.next().orElse(Instant.MAX), ours, quietAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            if (next.isAfter(end)) {
                clock.moveTo(end);
                return;
            }
            clock.moveTo(next);
            step(next);
        }
    }

    /** How many webhooks have arrived: the messages of a plain forwarder. */
    int arrived() {
        return arrived;
    }

    private void step(Instant now) {
        deliver(simulation.advance(now));
        if (!ledger.due().isAfter(now)) {
            poller.tick();
            watch.due();
            dispatch();
        }
        if (!quietAt.isAfter(now)) {
            watch.quiet();
            quietAt = now.plus(QUIET);
        }
    }

    private void deliver(List<Delivery> deliveries) {
        List<String> events = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            String body = Signer.envelope(SCHEME, FleetServices.SEED, delivery.type(), delivery.data());
            Http.Answer answer = service.post("/webhooks/bikeep", body);
            if (answer.status() != 202) {
                throw new AssertionError("a webhook was not accepted: " + answer);
            }
            arrived++;
            if (answer.json().path("status").asText().equals("accepted")) {
                answer.json().path("ids").forEach(id -> events.add(id.asText()));
            }
        }
        if (!events.isEmpty()) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ledger.haveEffect(events));
        }
    }

    private void dispatch() {
        while (ledger.isAnythingToTell(clock.instant())) {
            dispatcher.dispatch();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !ledger.isAnythingUnderWay());
        }
    }
}
