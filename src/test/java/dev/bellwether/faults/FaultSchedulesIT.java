package dev.bellwether.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.faults.Schedule.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever fails while webhooks come in, nothing is lost, nobody is told twice, and nobody else gets in.
 * {@code -Dfaults.runs=200} plays as many schedules, {@code -Dfaults.seed=…} the same ones again,
 * {@code -Dfaults.webhooks=1000} with as many webhooks each; {@code -Dfaults.seeds=48,64} plays these schedules alone.
 */
class FaultSchedulesIT {

    private static final int FEW = 1;
    private static final int WEBHOOKS = 125;
    /** Longer than a connection to the database is believed in, any pause between two attempts, and a consumer that stands still. */
    private static final Duration STILL = Duration.ofMinutes(2);
    /** Sent at this many a second, while troubles begin. */
    private static final int RATE = 100;

    private final int webhooks = Integer.getInteger("faults.webhooks", WEBHOOKS);
    private final long[] seeds = seeds();

    @Test
    void whatever_fails_nothing_is_lost_nothing_told_twice_and_nothing_forged_let_in() throws Exception {
        System.out.printf(
                "schedules drawn from -Dfaults.seeds=%s%n",
                LongStream.of(seeds).mapToObj(Long::toString).collect(joining(",")));
        System.out.println(Clock.isMovable() ? "with clocks that jump" : "WITHOUT clocks that jump: install faketime");
        Duration within = Duration.ofSeconds(Math.max(3, webhooks / RATE));
        Table table = new Table();
        try (World world = new World(Map.of())) {
            System.out.println(
                    world.spoolDisk().isReal() ? "with a disk that fills" : "WITHOUT a disk that fills: who runs it may not mount one");
            Run run = new Run(world, webhooks, within, STILL);
            int played = 0;
            for (Schedule schedule : schedules(within)) {
                System.out.printf("%d of %d: seed=%d %s%n", ++played, seeds.length + 1, schedule.seed(), schedule);
                Findings findings = run.play(schedule);
                table.add(findings);
                System.out.printf(
                        "  good=%b accepted=%d refused=%dms untold=%dms restarts=%d%n",
                        findings.isGood(), findings.accepted(), findings.unaccepted().toMillis(),
                        findings.untold().toMillis(), findings.restarts());
                Files.writeString(Path.of("target", "faults.md"), table.toString());
            }
        }
        System.out.println(table);
        assertThat(table.bad()).as("%s", table).isEmpty();
    }

    /** One in which nothing can be taken for a while, since Kafka is away and the spool's disk full; then those drawn. */
    private List<Schedule> schedules(Duration within) {
        Schedule nowhere = new Schedule(
                0, List.of(new Step(Trouble.BROKER_CUT_OFF, 0, 4_000), new Step(Trouble.DISK_FULL, 500, 3_000)));
        return Stream.concat(
                        Stream.of(nowhere),
                        LongStream.of(seeds).mapToObj(seed -> Schedule.drawn(seed, within)))
                .toList();
    }

    private static long[] seeds() {
        String named = System.getProperty("faults.seeds", "");
        if (!named.isEmpty()) {
            return Stream.of(named.split(",")).mapToLong(Long::parseLong).toArray();
        }
        long first = Long.getLong("faults.seed", System.nanoTime() % 1_000_000);
        return LongStream.range(first, first + Integer.getInteger("faults.runs", FEW)).toArray();
    }
}
