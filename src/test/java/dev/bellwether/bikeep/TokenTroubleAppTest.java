package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.bikeep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client when no token is to be had, or the one it has is worth nothing. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class TokenTroubleAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
        client.locations();
    }

    @Test
    void a_revoked_token_is_replaced_once_and_the_caller_does_not_notice() {
        bikeep().revokeTokens();
        List<Request> tokens = MovedBikeep.tokensAsked();
        List<Request> calls = MovedBikeep.seen();

        assertThat(client.locations()).isNotEmpty();

        assertThat(tokens).hasSize(1);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).bearer()).isNotEqualTo(calls.get(1).bearer());
    }

    @Test
    void a_new_token_that_is_refused_too_is_a_refusal() {
        List<Request> tokens = MovedBikeep.tokensAsked();
        bikeep().faults().always((request, handler, over) ->
                Reply.json(401, Map.of("error_code", "ERRORS.UNAUTHORIZED", "correlation_id", "c-1")));

        BikeepTrouble trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.REFUSED);
        assertThat(trouble.status()).hasValue(401);
        assertThat(tokens).hasSize(1);
    }

    @Test
    void a_token_endpoint_that_fails_hangs_or_is_unreadable_is_trouble_of_its_own_kind() {
        bikeep().revokeTokens();
        bikeep().faults().always(Fault.status(401));
        for (Fault fault : List.of(Fault.status(500), Fault.drop(), Fault.html(), Fault.hang(), Fault.halfBody())) {
            bikeep().tokenFaults().always(fault);
            assertThat(trouble().kind()).isEqualTo(Kind.TOKEN);
        }
        bikeep().recover();
        assertThat(client.locations()).isNotEmpty();
    }

    @Test
    void refused_credentials_are_told_with_the_reason_and_without_the_secret() {
        bikeep().revokeTokens();
        bikeep().tokenFaults().always((request, handler, over) ->
                Reply.json(401, Map.of("error", "invalid_client", "error_description", request.text())));

        BikeepTrouble trouble = trouble();

        assertThat(trouble.kind()).isEqualTo(Kind.TOKEN);
        assertThat(trouble.status()).hasValue(401);
        assertThat(trouble)
                .hasMessageContaining("invalid_client")
                .message()
                .doesNotContain(dev.bellwether.local.bikeep.Bikeep.CLIENT_SECRET);
    }

    private BikeepTrouble trouble() {
        return catchThrowableOfType(BikeepTrouble.class, () -> client.locations());
    }
}
