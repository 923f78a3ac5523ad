package dev.bellwether.receive.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final List<String> table = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private volatile int room = Integer.MAX_VALUE;
    private volatile boolean away;
    private volatile boolean blunder;
    private volatile boolean emptied; // by another replica
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Intake intake = new Intake(this::write, Duration.ofSeconds(2));

    @AfterEach
    void stop() {
        gate.countDown();
        intake.close();
    }

    @Test
    void what_queues_is_written_in_the_order_it_came_and_many_at_a_time() {
        hang();
        List<CompletableFuture<Kept>> answers =
                IntStream.range(0, 300).mapToObj(i -> intake.keep(delivery(i))).toList();
        gate.countDown();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(Kept.SAFE));
        assertThat(table).isEqualTo(IntStream.range(0, 300).mapToObj(Integer::toString).toList());
        assertThat(batches).hasSizeLessThan(5);
        assertThat(intake.isHolding()).isTrue();
    }

    @Test
    void while_nothing_is_kept_nobody_queues() {
        assertThat(intake.isHolding()).isFalse();
        assertThat(intake.keepBehindOthers(delivery(1)).join()).isEqualTo(Kept.PASS_ON);
        assertThat(table).isEmpty();
    }

    @Test
    void beyond_the_bound_nobody_is_let_past_the_first_that_is_refused() {
        room = 2;
        hang();
        List<CompletableFuture<Kept>> answers =
                IntStream.range(0, 4).mapToObj(i -> intake.keep(delivery(i))).toList();
        gate.countDown();

        assertThat(answers).extracting(CompletableFuture::join).endsWith(Kept.FULL, Kept.FULL);
        assertThat(table).containsExactly("0", "1");
    }

    @Test
    void what_the_database_does_not_take_is_said_and_holds_nobody_up_afterwards() {
        away = true;
        assertThat(intake.keep(delivery(1)).join()).isEqualTo(Kept.AWAY);
        await().until(() -> !intake.isHolding());
    }

    @Test
    void nothing_that_the_driver_throws_ends_the_writing() {
        blunder = true;
        assertThat(intake.keep(delivery(1)).join()).isEqualTo(Kept.AWAY);
        blunder = false;
        assertThat(intake.keep(delivery(2)).join()).isEqualTo(Kept.SAFE);
    }

    @Test
    void with_deliveries_in_the_table_the_next_ones_queue_even_if_the_database_goes_away() {
        intake.keep(delivery(1)).join();
        away = true;
        assertThat(intake.keepBehindOthers(delivery(2)).join()).isEqualTo(Kept.AWAY);
        assertThat(intake.isHolding()).isTrue();
    }

    @Test
    void a_database_that_hangs_is_waited_for_a_bounded_time_and_what_nobody_waits_for_is_not_written() {
        hang();
        CompletableFuture<Kept> underway = intake.keep(delivery(1));
        await().until(() -> batches.size() == 1);
        CompletableFuture<Kept> queued = intake.keep(delivery(2));
        assertThat(List.of(underway.join(), queued.join())).containsOnly(Kept.AWAY);

        gate.countDown();
        assertThat(intake.keep(delivery(3)).join()).isEqualTo(Kept.SAFE);
        assertThat(table).doesNotContain("2").endsWith("3");
    }

    @Test
    void the_holding_ends_with_those_that_queue_given_back_in_order_before_anything_newer_passes() throws Exception {
        intake.found();
        List<String> passed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(101);
        boolean ended = intake.handBack(() -> {
            IntStream.range(0, 100).forEach(i -> intake.keepBehindOthers(delivery(i)).thenAccept(kept -> {
                passed.add(kept + " " + i);
                if (i == 50) { // as one that comes in just then
                    intake.keepBehindOthers(delivery(100)).thenAccept(late -> {
                        passed.add(late + " 100");
                        done.countDown();
                    });
                }
                done.countDown();
            }));
            return true;
        });

        assertThat(ended).isTrue();
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).isEqualTo(IntStream.rangeClosed(0, 100).mapToObj(i -> "PASS_ON " + i).toList());
        assertThat(intake.isHolding()).isFalse();
        assertThat(table).isEmpty();
    }

    @Test
    void when_the_writer_finds_nothing_kept_those_that_queue_are_given_back_in_order_and_the_holding_ends() throws Exception {
        intake.found();
        hang();
        List<String> passed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(100);
        IntStream.range(0, 100).forEach(i -> intake.keepBehindOthers(delivery(i)).thenAccept(kept -> {
            passed.add(kept + " " + i);
            done.countDown();
        }));
        emptied = true;
        gate.countDown();

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "PASS_ON " + i).toList());
        await().until(() -> !intake.isHolding());
        assertThat(table).isEmpty();
    }

    @Test
    void one_that_kafka_has_just_refused_is_written_though_nothing_is_kept() {
        emptied = true;
        assertThat(intake.keep(delivery(1)).join()).isEqualTo(Kept.SAFE);
        assertThat(table).containsExactly("1");
    }

    @Test
    void while_something_is_kept_the_holding_goes_on_and_what_queued_meanwhile_is_written() {
        intake.found();
        List<CompletableFuture<Kept>> answers = new ArrayList<>();
        assertThat(intake.handBack(() -> {
                    answers.add(intake.keepBehindOthers(delivery(1)));
                    return false;
                }))
                .isFalse();
        assertThat(answers.get(0).join()).isEqualTo(Kept.SAFE);
        assertThat(intake.isHolding()).isTrue();
    }

    @Test
    void one_that_kafka_has_just_refused_is_written_and_not_sent_there_again() {
        intake.found();
        List<CompletableFuture<Kept>> answers = new ArrayList<>();
        assertThat(intake.handBack(() -> {
                    answers.add(intake.keepBehindOthers(delivery(1)));
                    answers.add(intake.keep(delivery(2)));
                    return true;
                }))
                .isFalse();
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(Kept.SAFE);
        assertThat(table).containsExactly("1", "2");
    }

    @Test
    void what_waits_in_memory_is_bounded() {
        hang();
        byte[] megabyte = new byte[1 << 20];
        List<CompletableFuture<Kept>> answers = IntStream.range(0, 40)
                .mapToObj(i -> intake.keep(new Delivery("alarm", megabyte, Instant.EPOCH)))
                .toList();
        assertThat(answers).filteredOn(CompletableFuture::isDone).hasSizeGreaterThan(15);
        assertThat(answers.get(39).join()).isEqualTo(Kept.AWAY);
    }

    private void hang() {
        gate = new CountDownLatch(1);
    }

    private int write(List<Delivery> deliveries, boolean mayPass) throws SQLException {
        batches.add(deliveries.size());
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (away) {
            throw new SQLException("no database");
        }
        if (blunder) {
            throw new AssertionError("it should not throw");
        }
        if (emptied && mayPass) {
            return Intake.Writer.NOTHING_KEPT;
        }
        int fitting = Math.min(deliveries.size(), room - table.size());
        deliveries.subList(0, fitting).forEach(each -> table.add(new String(each.data(), StandardCharsets.UTF_8)));
        return fitting;
    }

    private static Delivery delivery(int number) {
        return new Delivery("alarm", Integer.toString(number).getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }
}
