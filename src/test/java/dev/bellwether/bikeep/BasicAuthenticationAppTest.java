package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The other way to show credentials, and a Bikeep whose clock is far ahead of ours. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(
        value = MovedBikeep.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "bellwether.bikeep.client-authentication", value = "basic"),
            @ResourceArg(name = "clock", value = "2100-01-01T00:00:00Z")
        })
class BasicAuthenticationAppTest {

    @Inject
    Bikeep client;

    @Inject
    BikeepCommands commands;

    @Test
    void step_1_credentials_go_into_the_header_and_not_into_the_form() {
        MovedBikeep.bikeep().revokeTokens();
        List<Request> tokens = MovedBikeep.tokensAsked();

        assertThat(client.locations()).isNotEmpty();

        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).header("Authorization")).hasValueSatisfying(h -> assertThat(h).startsWith("Basic "));
        assertThat(tokens.get(0).form()).isEqualTo(Map.of("grant_type", "client_credentials"));
    }

    @Test
    void with_bikeeps_clock_far_ahead_a_command_is_followed_to_its_end() {
        MovedBikeep.seen(Duration.ofMillis(250));

        CommandOutcome outcome = commands.sendAndFollow(
                MovedBikeep.device(MovedBikeep.LOCKERS, 2),
                CommandRequest.of(CommandType.LOCK),
                Duration.ofSeconds(10));

        assertThat(outcome).isInstanceOf(CommandOutcome.Succeeded.class);
    }
}
