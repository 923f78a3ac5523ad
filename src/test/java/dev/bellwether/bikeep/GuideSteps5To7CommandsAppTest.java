package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.clock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.bikeep.CommandOutcome.Failed;
import dev.bellwether.bikeep.CommandOutcome.Succeeded;
import dev.bellwether.bikeep.CommandOutcome.Unfinished;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Json;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps 5 to 7 of Bikeep's guide: book, lock, unlock, and the commands of its notes. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideSteps5To7CommandsAppTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);

    @Inject
    Bikeep bikeep;

    @Inject
    BikeepCommands client;

    private final String id = MovedBikeep.device(MovedBikeep.LOCKERS, 1);

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
        if (!"UNLOCKED".equals(state())) {
            run(CommandRequest.of(CommandType.FORCE_CANCEL_BOOKING));
        }
    }

    @Test
    void step_5_books_for_an_hour_unless_told_otherwise() {
        Instant before = clock().instant();

        assertThat(run(CommandRequest.of(CommandType.BOOK))).isInstanceOf(Succeeded.class);

        BikeepDevice.State booked = device().state();
        assertThat(booked.value()).isEqualTo("BOOKED");
        assertThat(booked.timeoutAt()).isEqualTo(before.plus(STEP).plus(Duration.ofHours(1)));
        clock().advance(Duration.ofHours(1));
        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void step_5_books_until_the_time_that_is_given() {
        Instant end = clock().instant().plus(Duration.ofMinutes(15));
        List<Request> calls = MovedBikeep.seen(STEP);

        client.sendAndFollow(device(), CommandRequest.bookUntil(end), LONG);

        assertThat(Json.read(posts(calls).get(0).text()))
                .isEqualTo(Json.read("{\"command\": \"book\", \"timeout_at\": \"%s\"}".formatted(end)));
        assertThat(device().state().timeoutAt()).isEqualTo(end);
    }

    @Test
    void step_5_cancels_a_booking() {
        run(CommandRequest.of(CommandType.BOOK));

        assertThat(run(CommandRequest.of(CommandType.CANCEL_BOOKING))).isInstanceOf(Succeeded.class);

        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void step_6_a_lock_is_sent_with_its_own_time_out_and_polled_until_the_hardware_confirms() {
        BikeepCommand sent = client.send(device(), CommandRequest.of(CommandType.LOCK));
        assertThat(sent.state()).isEqualTo(CommandState.SENT);
        assertThat(sent.name()).isEqualTo("lock");
        assertThat(sent.deviceId()).isEqualTo(id);
        assertThat(sent.timeoutAt()).isEqualTo(clock().instant().plusSeconds(3));
        assertThat(state()).isEqualTo("ALLOCATED");
        clock().advance(Duration.ofSeconds(1));
        assertThat(client.command(sent.id()).orElseThrow().state()).isEqualTo(CommandState.RECEIVED);
        assertThat(state()).isEqualTo("LOCKING");
        MovedBikeep.seen(STEP);

        CommandOutcome outcome = client.follow(sent, LONG);

        assertThat(outcome).isInstanceOf(Succeeded.class);
        assertThat(outcome.command().timeoutAt()).isNull();
        assertThat(outcome.command().events())
                .extracting(BikeepCommand.Event::name)
                .containsExactly("REQUEST_INITIATED", "REQUEST_SENT", "RESPONSE_DEVICE_LOCKED");
        assertThat(device().isOccupied()).isTrue();
    }

    @Test
    void step_6_a_lock_that_the_device_never_hears_fails() {
        MovedBikeep.bikeep().silence(MovedBikeep.LOCKERS);
        clock().advance(Duration.ofSeconds(31));

        assertThat(run(CommandRequest.of(CommandType.LOCK))).isInstanceOf(Failed.class);

        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void step_6_a_command_without_an_end_in_time_is_unfinished() {
        CommandOutcome outcome =
                client.sendAndFollow(id, CommandRequest.of(CommandType.LOCK), Duration.ofMillis(100));

        assertThat(outcome).isInstanceOfSatisfying(Unfinished.class, unfinished -> {
            assertThat(unfinished.command().state()).isEqualTo(CommandState.SENT);
            assertThat(unfinished.trouble()).isNull();
        });
    }

    @Test
    void step_6_whoever_is_interrupted_while_following_is_let_go_at_once() {
        BikeepCommand sent = client.send(device(), CommandRequest.of(CommandType.LOCK));
        Thread.currentThread().interrupt();

        CommandOutcome outcome = client.follow(sent, LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isInstanceOf(Unfinished.class);
    }

    @Test
    void step_6_polling_goes_on_when_a_poll_fails() {
        BikeepCommand sent = client.send(device(), CommandRequest.of(CommandType.LOCK));
        MovedBikeep.seen(STEP);
        MovedBikeep.bikeep().faults().next(1, Fault.status(500));
        MovedBikeep.bikeep().faults().next(1, Fault.html());

        assertThat(client.follow(sent, LONG)).isInstanceOf(Succeeded.class);
    }

    @Test
    void step_7_unlocks() {
        run(CommandRequest.of(CommandType.LOCK));
        clock().advance(Duration.ofSeconds(3));

        assertThat(run(CommandRequest.of(CommandType.UNLOCK))).isInstanceOf(Succeeded.class);

        assertThat(state()).isEqualTo("UNLOCKED");
    }

    @Test
    void notes_force_commands_bypass_the_checks_that_refuse_plain_ones() {
        assertThatThrownBy(() -> client.send(id, CommandRequest.of(CommandType.UNLOCK)))
                .isInstanceOfSatisfying(BikeepTrouble.class, trouble -> {
                    assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.REFUSED);
                    assertThat(trouble.errorCode()).hasValue("ERRORS.INVALID_DEVICE_STATE");
                });

        assertThat(run(CommandRequest.of(CommandType.FORCE_LOCK))).isInstanceOf(Succeeded.class);
        assertThat(state()).isEqualTo("LOCKED");
        assertThat(run(CommandRequest.of(CommandType.FORCE_UNLOCK))).isInstanceOf(Succeeded.class);
        assertThat(state()).isEqualTo("UNLOCKED");
        run(CommandRequest.of(CommandType.BOOK));
        assertThat(run(CommandRequest.of(CommandType.FORCE_CANCEL_BOOKING))).isInstanceOf(Succeeded.class);
        assertThat(run(CommandRequest.of(CommandType.SYNC_DEVICE))).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_command_that_the_device_does_not_take_is_refused_before_it_is_sent() {
        BikeepDevice locker = device();
        List<Request> calls = MovedBikeep.seen();

        assertThatThrownBy(() -> client.send(locker, CommandRequest.of(CommandType.TAKE_PHOTO)))
                .isInstanceOfSatisfying(
                        BikeepTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.REFUSED))
                .hasMessageContainingAll("take-photo", id, "cancel-booking");

        assertThat(calls).isEmpty();
        BikeepDevice door = bikeep.device(MovedBikeep.device(MovedBikeep.HOUSE, 0)).orElseThrow();
        MovedBikeep.seen(STEP);
        assertThat(client.sendAndFollow(door, CommandRequest.of(CommandType.TAKE_PHOTO), LONG))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void a_command_nobody_knows_is_empty() {
        assertThat(client.command("no-such-command")).isEmpty();
    }

    @Test
    void a_lock_whose_answer_is_lost_is_not_sent_again() {
        List<Request> calls = MovedBikeep.seen();
        MovedBikeep.bikeep().faults().next(1, (request, handler, over) -> {
            calls.add(request);
            return Fault.lostAnswer().answer(request, handler, over);
        });

        assertThatThrownBy(() -> client.send(id, CommandRequest.of(CommandType.LOCK)))
                .isInstanceOfSatisfying(
                        BikeepTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.UNREACHABLE));

        assertThat(posts(calls)).hasSize(1);
        assertThat(state()).as("it was carried out all the same").isEqualTo("ALLOCATED");
    }

    @Test
    void a_lock_too_soon_after_another_is_throttled_without_a_time_to_wait_and_holds_nothing_else_up() {
        client.send(id, CommandRequest.of(CommandType.LOCK));

        assertThatThrownBy(() -> client.send(id, CommandRequest.of(CommandType.UNLOCK)))
                .isInstanceOfSatisfying(BikeepTrouble.class, trouble -> {
                    assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.THROTTLED);
                    assertThat(trouble.errorCode()).hasValue("ERRORS.LOCK_COMMAND_THROTTLED");
                    assertThat(trouble.correlationId()).isPresent();
                    assertThat(trouble.retryAfter()).isNull();
                });

        assertThat(bikeep.device(id)).isPresent();
    }

    private CommandOutcome run(CommandRequest request) {
        MovedBikeep.seen(STEP);
        CommandOutcome outcome = client.sendAndFollow(id, request, LONG);
        MovedBikeep.seen();
        return outcome;
    }

    private static List<Request> posts(List<Request> calls) {
        return calls.stream().filter(call -> call.method().equals("POST")).toList();
    }

    private BikeepDevice device() {
        return bikeep.device(id).orElseThrow();
    }

    private String state() {
        return device().state().value();
    }
}
