package dev.bellwether.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays schedules, one after the other, to one world. */
final class Run {

    private static final int TALE = 25;
    private static final Duration LOOK = Duration.ofMillis(250);
    /** What was decided of this schedule's, of how much altogether, and how much waits to be decided, told or announced. */
    private static final String PROGRESS =
            """
            select count(*) filter (where outcome is not null and location like '%s%%'),
                   count(*),
                   count(*) filter (where outcome is null)
                     + (select count(*) from notification where state = 'PENDING' and reason <> 'REPEAT')
                     + (select count(*) from timeline t, announced a where (t.tx, t.id) > (cast(cast(a.tx as text) as xid8), a.line))
            from inbox""";

    private final World world;
    private final int webhooks;
    private final Duration within;
    private final Duration still;
    private int played;

    /** So many webhooks for each schedule, sent within that time; when nothing has moved for so long, nothing will. */
    Run(World world, int webhooks, Duration within, Duration still) {
        this.world = world;
        this.webhooks = webhooks;
        this.within = within;
        this.still = still;
    }

    /** Plays one; returns when the world is calm again, or nothing moves any more. */
    Findings play(Schedule schedule) throws InterruptedException {
        int restarts = world.service().restarts();
        List<Tale> tales = tales(schedule.seed());
        Traffic traffic = new Traffic(world.service(), tales, within, schedule.seed());
        String broker = world.broker().address();
        try (Topic events = new Topic(broker, Topic.EVENTS);
                Topic incidents = new Topic(broker, Topic.INCIDENTS)) {
            CompletableFuture<Void> troubles = schedule.play(world);
            traffic.play();
            troubles.join();
            world.service().awaitReady();
            settle(traffic);
            Findings findings = new Checker(world, tales, traffic)
                    .check(schedule, events.read(), incidents.read(), world.service().restarts() - restarts);
            world.forget();
            // an inbox of everything would be slow to read; what may be delivered once more is of the last schedule
            world.database().execute("delete from inbox where location like '%s%%'".formatted(prefix(played - 1)));
            return findings;
        }
    }

    private List<Tale> tales(long seed) {
        Random random = new Random(seed);
        String prefix = prefix(++played);
        List<Tale> tales = new ArrayList<>();
        for (int i = 0; i < Math.max(1, webhooks / TALE); i++) {
            tales.add(new Tale(prefix + "%03d".formatted(i), TALE, Instant.now(), random));
        }
        return tales;
    }

    private static String prefix(int schedule) {
        return "faults-%04d-".formatted(schedule);
    }

    /** Waits until everything accepted is decided, told and announced, or nothing has changed for long. */
    private void settle(Traffic traffic) throws InterruptedException {
        String last = "";
        long changed = System.nanoTime();
        while (System.nanoTime() - changed < still.toNanos()) {
            List<Long> progress = progress();
            long missing = Math.max(0, accepted(traffic) - progress.get(0));
            long waiting = progress.get(2);
            if (missing == 0 && waiting == 0) {
                return;
            }
            String now = missing + " " + waiting + " " + progress.get(1);
            if (!now.equals(last)) {
                last = now;
                changed = System.nanoTime();
            }
            new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        System.out.println("nothing moves any more: undecided, waiting and decided are " + last);
    }

    private static long accepted(Traffic traffic) {
        return traffic.accepted().values().stream().flatMap(List::stream).distinct().count();
    }

    private List<Long> progress() {
        return world.database().rows(PROGRESS.formatted(prefix(played))).get(0).stream().map(Long::parseLong).toList();
    }
}
