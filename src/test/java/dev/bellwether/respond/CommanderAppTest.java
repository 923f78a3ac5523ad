package dev.bellwether.respond;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.bellwether.bikeep.CommandType;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Request;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.respond.ByHand.Switches;
import dev.bellwether.respond.DeviceCommand.Wish;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What trouble, time and switches make of commands, turned by hand. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(ByHand.class)
class CommanderAppTest {

    private static final String LOCKERS = "113402";

    @Inject
    Commander commander;

    @Inject
    Commands commands;

    @Inject
    CommandRows rows;

    @Inject
    Turn turn;

    @Inject
    PollByHand poller;

    private final List<Request> sent = new CopyOnWriteArrayList<>();
    private final String device = Services.bikeep().deviceIds(LOCKERS).get(2);
    private Alarm alarm;

    @BeforeEach
    void anAlarm() {
        ByHand.clear();
        CircuitBreakerMaintenance.get().resetAll();
        poller.tick();
        alarm = Alarm.at(LOCKERS, "power", "low");
    }

    @AfterEach
    void over() {
        alarm.resolve();
        ByHand.clear();
    }

    @Test
    void what_was_sent_and_not_answered_is_unknown_and_never_sent_again() {
        DeviceCommand command = ask(CommandType.SYNC_DEVICE);
        posts(Fault.lostAnswer());

        work(5, 5, 60, 300);

        assertThat(now(command).state()).isEqualTo(CommandStage.UNKNOWN);
        assertThat(now(command).said()).contains("look at the device");
        assertThat(sent).hasSize(1);
        assertThat(alarm.timeline()).anyMatch(line -> line.contains("nobody knows what became of it"));
    }

    @Test
    void whoever_dies_while_sending_leaves_it_unknown() {
        DeviceCommand command = ask(CommandType.SYNC_DEVICE);
        QuarkusTransaction.requiringNew().run(() -> rows.change(
                command.id(), CommandStage.WAITING, row -> row.state = CommandStage.SENDING));

        work(1);

        assertThat(now(command).state()).isEqualTo(CommandStage.UNKNOWN);
    }

    @Test
    void a_replica_that_is_late_sends_nothing() {
        DeviceCommand command = ask(CommandType.SYNC_DEVICE);
        DeviceCommand taken = QuarkusTransaction.requiringNew().call(() -> rows.take(command.requestedAt())).orElseThrow();
        ByHand.advance(Duration.ofMinutes(3)); // its lease is over
        work(1);
        assertThat(now(command).state()).isEqualTo(CommandStage.REFUSED);

        assertThat(turn.begin(taken)).isFalse();
    }

    @Test
    void what_bikeep_did_not_take_is_sent_while_it_is_fresh_and_not_later() {
        DeviceCommand command = ask(CommandType.SYNC_DEVICE);
        posts((request, handler, over) -> Fault.status(429).answer(request, handler, over));
        work(5);
        assertThat(now(command).state()).isEqualTo(CommandStage.WAITING);
        posts((request, handler, over) -> handler.handle(request));
        work(5, 5, 5);
        assertThat(now(command).state()).isEqualTo(CommandStage.SUCCEEDED);

        DeviceCommand late = ask(CommandType.SYNC_DEVICE);
        ByHand.advance(Duration.ofMinutes(1));
        work(1);
        assertThat(now(late).state()).isEqualTo(CommandStage.REFUSED);
        assertThat(now(late).said()).contains("could not be sent within 60 s");
    }

    @Test
    void a_refusal_of_bikeeps_is_the_end_and_so_is_a_device_that_confirms_nothing() {
        DeviceCommand refused = ask(CommandType.SYNC_DEVICE);
        posts(Fault.status(403));
        work(1);
        assertThat(now(refused).state()).isEqualTo(CommandStage.FAILED);
        assertThat(now(refused).said()).contains("refused by Bikeep").contains("403");

        Services.bikeep().faults().lift();
        Services.bikeep().jam(LOCKERS);
        DeviceCommand jammed = ask(CommandType.LOCK, Services.bikeep().deviceIds(LOCKERS).get(3));
        work(5, 20, 10);
        assertThat(now(jammed).state()).isEqualTo(CommandStage.FAILED);
        assertThat(now(jammed).said()).contains("Bikeep says ERROR");
    }

    @Test
    void what_became_occupied_before_it_was_sent_waits_for_a_second_operator_until_that_is_too_late() {
        DeviceCommand command = ask(CommandType.UNLOCK);
        assertThat(command.state()).isEqualTo(CommandStage.WAITING);
        DeviceCommand lock = ask(CommandType.LOCK);
        QuarkusTransaction.requiringNew().run(() -> rows.change(
                command.id(), CommandStage.WAITING, row -> row.nextAt = command.requestedAt().plusSeconds(30)));
        work(5, 5, 5);
        assertThat(now(lock).state()).isEqualTo(CommandStage.SUCCEEDED);

        work(20);
        assertThat(now(command).state()).isEqualTo(CommandStage.AWAITING);
        work(14 * 60);
        assertThat(now(command).state()).isEqualTo(CommandStage.AWAITING);
        work(120);
        assertThat(now(command).state()).isEqualTo(CommandStage.EXPIRED);
        assertThat(alarm.timeline()).anyMatch(line -> line.endsWith("nobody agreed to it in time"));
    }

    @Test
    void switched_off_nothing_is_asked_for_and_what_waits_is_not_sent() {
        DeviceCommand command = ask(CommandType.SYNC_DEVICE);
        Switches.on = false;
        posts((request, handler, over) -> handler.handle(request));

        work(1);

        assertThat(now(command).state()).isEqualTo(CommandStage.REFUSED);
        by(Tokens.OPERATOR)
                .contentType("application/json")
                .body(Map.of("incident", alarm.id(), "device", device, "command", "lock", "reason", "?"))
                .post("/api/v1/commands")
                .then()
                .statusCode(409)
                .body("type", containsString("respond-off"));
        assertThat(sent).isEmpty();
    }

    @Test
    void in_a_dry_run_all_is_said_and_nothing_sent() {
        Switches.dry = true;
        posts((request, handler, over) -> handler.handle(request));

        DeviceCommand command = ask(CommandType.LOCK);
        work(1, 5);

        assertThat(now(command).state()).isEqualTo(CommandStage.DRY_RUN);
        assertThat(alarm.timeline()).anyMatch(line -> line.endsWith("a dry run, nothing was sent"));
        assertThat(sent).isEmpty();
    }

    @Test
    void while_bikeep_cannot_be_asked_that_is_said_and_nothing_is_kept() {
        List<DeviceCommand> before = commands.list(new IncidentId(UUID.fromString(alarm.id())), null, 100);
        Services.bikeep().faults().always(Fault.status(500));

        by(Tokens.OPERATOR)
                .contentType("application/json")
                .body(Map.of("incident", alarm.id(), "device", device, "command", "lock", "reason", "?"))
                .post("/api/v1/commands")
                .then()
                .statusCode(503)
                .body("type", containsString("devices-unseen"));
        assertThat(commands.list(new IncidentId(UUID.fromString(alarm.id())), null, 100)).isEqualTo(before);
    }

    private DeviceCommand ask(CommandType type) {
        return ask(type, device);
    }

    private DeviceCommand ask(CommandType type, String device) {
        return commands.request(
                new IncidentId(UUID.fromString(alarm.id())), device, new Wish(type, null, "it is stuck"), "olaf", false);
    }

    private DeviceCommand now(DeviceCommand command) {
        return commands.find(command.id()).orElseThrow();
    }

    /** After each of these many seconds what is due is done. */
    private void work(int... seconds) {
        commander.work();
        for (int some : seconds) {
            ByHand.advance(Duration.ofSeconds(some));
            commander.work();
        }
    }

    /** What Bikeep is sent is noted and answered so; what it is asked is answered as ever. */
    private void posts(Fault fault) {
        Services.bikeep().faults().always((request, handler, over) -> {
            if (!request.method().equals("POST")) {
                return handler.handle(request);
            }
            sent.add(request);
            return fault.answer(request, handler, over);
        });
    }
}
