package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.notify.Roster.State;
import dev.bellwether.notify.Trials.Trial;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What trying a receiver changes for what waits for it. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(MovedTime.ByHand.class)
class TrialsAppTest {

    @Inject
    ToldByHand hand;

    @Inject
    Trials trials;

    @Inject
    Roster roster;

    @BeforeEach
    void begin() {
        hand.forget(); // what other tests have left waiting
        Services.clear();
        advance(Duration.ofHours(1));
    }

    @AfterEach
    void asBefore() {
        Services.clear();
        hand.forget();
    }

    @Test
    void what_waits_for_a_target_that_is_mended_goes_as_soon_as_a_test_arrives() {
        Services.slack().faults().always(Fault.status(404));
        hand.opened("trials:waits");
        hand.dispatchUntil(() -> states().equals(List.of(State.READY, State.BROKEN, State.BROKEN)));

        Services.slack().faults().lift();
        hand.dispatch();
        assertThat(accepted()).isEmpty(); // the clock stands: the next look is not due

        assertThat(trials.run("oncall", "olaf").orElseThrow()).allMatch(Trial::isDelivered);
        assertThat(states()).containsOnly(State.READY);
        hand.dispatchUntil(() -> accepted().size() == 2);
    }

    @Test
    void a_far_side_that_is_away_is_shown_so_until_it_takes_something() {
        Services.slack().faults().always(Fault.status(503));
        hand.opened("trials:away");
        hand.dispatchUntil(() -> states().equals(List.of(State.READY, State.AWAY, State.AWAY)));
        assertThat(ways()).filteredOn(way -> way.state() == State.AWAY).allSatisfy(way -> {
            assertThat(way.why()).startsWith("Slack answered 503");
            assertThat(way.until()).isNotNull();
            assertThat(way.waiting()).isGreaterThanOrEqualTo(1);
        });

        Services.slack().faults().lift();
        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> states().equals(List.of(State.READY, State.READY, State.READY)));
    }

    private static List<String> accepted() {
        return Services.slack().calls().stream()
                .filter(call -> call.accepted() && call.everything().contains("trials:waits"))
                .map(SlackCall::method)
                .toList();
    }

    private List<State> states() {
        return ways().stream().map(Roster.Way::state).sorted().toList();
    }

    private List<Roster.Way> ways() {
        return QuarkusTransaction.requiringNew().call(() -> roster.all().stream()
                .filter(receiver -> receiver.name().equals("oncall"))
                .findFirst()
                .orElseThrow()
                .ways());
    }
}
