package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.Moment;
import dev.bellwether.testkit.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service killed around the sending of a message, at the moments at which nobody can know whether it arrived. In every
 * life some devices lose their connection and others regain it; what people read of that at last is counted.
 * {@code -Dbellwether.kills=200} kills it as often, {@code -Dbellwether.test.seed=…} repeats a run.
 */
class SendKillJourneyIT {

    private static final int FEW = 4;
    /** So many kills may have people read one message twice. */
    private static final int KILLS_PER_DOUBLE = 200;
    private static final long STRIKES_WITHIN_SECONDS = 40;
    private static final long DIES_WITHIN_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final int kills = Integer.getInteger("bellwether.kills", FEW);
    private final long seed = Long.getLong("bellwether.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Outage> outages = new ArrayList<>();
    /** Bikeep's voice. */
    private final ExecutorService teller = Executors.newSingleThreadExecutor();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("bellwether.notify.lease", "1s");
        settings.put("bellwether.bikeep.poll-interval", "1h"); // it is not asked here, and would only take time
        // the broker takes the next life for the same member, so that it need not wait until the last one is missed
        settings.put("mp.messaging.incoming.events-in.group.instance.id", "mortal");
        System.out.println("kills drawn from -Dbellwether.test.seed=" + seed);
    }

    @AfterEach
    void stop() {
        teller.shutdownNow();
        services.stop();
    }

    @Test
    void killed_around_a_send_it_loses_nothing_and_tells_nobody_twice() throws Exception {
        List<Kill.Kind> kinds = kinds();
        List<Kill.Kind> order = new ArrayList<>(kinds);
        Collections.shuffle(order, random);
        try (Mortal service = new Mortal(settings);
                Reaper reaper = new Reaper(service);
                FarSides farSides = new FarSides(reaper)) {
            settings.putAll(farSides.settings());
            for (int number = 1; number <= kills; number++) {
                Kill kill = Kill.drawn(number, order, random);
                reaper.await(kill);
                if (lives(service, reaper)) {
                    wave(kill, farSides, service, reaper);
                }
                assertThat(reaper.strikesWithin(STRIKES_WITHIN_SECONDS)).as("%s", kill).isTrue();
            }
            service.live();
            finish(farSides, service, reaper);
            Tally tally = new Tally(kinds, reaper.victims(), outages, farSides.read());
            System.out.println(tally);
            assertThat(tally.lost() + tally.wrong())
                    .as("repeat with -Dbellwether.test.seed=%d -Dbellwether.kills=%d: %s", seed, kills, tally.faults())
                    .isZero();
            assertThat(tally.twice()).as("seed %d: %s", seed, tally.faults()).isLessThanOrEqualTo(kills / KILLS_PER_DOUBLE);
        }
    }

    private static List<Kill.Kind> kinds() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Stream.concat(Stream.of((Moment) null), Arrays.stream(Moment.values()))
                        .map(moment -> new Kill.Kind(way, moment)))
                .toList();
    }

    /** False when what the last life had left undone was enough to be killed for. */
    private static boolean lives(Mortal service, Reaper reaper) throws InterruptedException {
        try {
            service.live();
            return true;
        } catch (IllegalStateException dead) {
            if (!reaper.strikesWithin(DIES_WITHIN_SECONDS)) {
                throw dead; // by itself
            }
            return false;
        }
    }

    /** New outages, and the end of those of which everybody has read, in any order. */
    private void wave(Kill kill, FarSides farSides, Mortal service, Reaper reaper) {
        Map<Reading.Of, Reading> readings = farSides.read();
        List<Runnable> webhooks = new ArrayList<>();
        outages.stream()
                .filter(outage -> !outage.isEnded() && isEverywhere(outage, readings, Reading::isBegun))
                .forEach(outage -> webhooks.add(() -> outage.end(service, teller, reaper)));
        for (int i = 1; i <= Kill.REQUESTS; i++) {
            Outage outage = new Outage("kill-" + kill.number() + "-" + i);
            outages.add(outage);
            webhooks.add(() -> outage.begin(service, teller, reaper));
        }
        Collections.shuffle(webhooks, random);
        webhooks.forEach(Runnable::run);
    }

    /** In its last life it may do all that is left. */
    private void finish(FarSides farSides, Mortal service, Reaper reaper) throws Exception {
        settle(farSides, Reading::isBegun);
        outages.stream().filter(outage -> !outage.isEnded()).forEach(outage -> outage.end(service, teller, reaper));
        for (Outage outage : outages) {
            outage.check();
        }
        settle(farSides, Reading::isEnded);
        await().atMost(PATIENCE).pollInterval(LOOK).until(() -> Records.of(settings).isNothingWaiting());
    }

    /** Waits as long as a message may take; what is missing then is lost, and counted. */
    private void settle(FarSides farSides, Predicate<Reading> isTold) {
        try {
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> {
                Map<Reading.Of, Reading> readings = farSides.read();
                return outages.stream().allMatch(outage -> isEverywhere(outage, readings, isTold));
            });
        } catch (ConditionTimeoutException lost) {
            System.out.println("not everything was told within " + PATIENCE);
        }
    }

    private static boolean isEverywhere(Outage outage, Map<Reading.Of, Reading> readings, Predicate<Reading> isTold) {
        return Arrays.stream(Way.values())
                .map(way -> readings.get(new Reading.Of(way, outage.location())))
                .allMatch(reading -> reading != null && isTold.test(reading));
    }
}
