package dev.bellwether.bikeep;

import static dev.bellwether.bikeep.MovedBikeep.bikeep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 1 of Bikeep's guide: a token by client credentials, shown with every call. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideStep1AuthenticateAppTest {

    @Inject
    Bikeep client;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
        bikeep().revokeTokens();
    }

    @Test
    void step_1_credentials_go_in_the_form_and_the_token_into_the_header() {
        List<Request> tokens = MovedBikeep.tokensAsked();
        List<Request> calls = MovedBikeep.seen();

        client.locations();

        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).form())
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", dev.bellwether.local.bikeep.Bikeep.CLIENT_ID,
                        "client_secret", dev.bellwether.local.bikeep.Bikeep.CLIENT_SECRET));
        assertThat(tokens.get(0).header("Authorization")).isEmpty();
        assertThat(calls.get(calls.size() - 1).bearer()).isPresent();
    }

    @Test
    void step_1_one_token_serves_many_calls() {
        client.locations();
        List<Request> tokens = MovedBikeep.tokensAsked();

        client.locations();
        client.devices(MovedBikeep.location(MovedBikeep.LOCKERS));

        assertThat(tokens).isEmpty();
    }

    @Test
    void step_1_an_expired_token_is_replaced_without_the_caller_noticing_whatever_our_clock_says() {
        client.locations();
        MovedBikeep.clock().advance(Duration.ofHours(1));
        List<Request> tokens = MovedBikeep.tokensAsked();
        List<Request> calls = MovedBikeep.seen();

        assertThat(client.locations()).isNotEmpty();

        assertThat(tokens).hasSize(1);
        assertThat(calls).as("refused, and asked once more").hasSize(2);
    }

    @Test
    void step_1_many_callers_at_once_share_one_request_for_a_token() {
        List<Request> tokens = MovedBikeep.tokensAsked();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<CompletableFuture<?>> callers = IntStream.range(0, 20)
                    .<CompletableFuture<?>>mapToObj(i -> CompletableFuture.runAsync(() -> client.locations(), threads))
                    .toList();
            callers.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }

        assertThat(tokens).hasSize(1);
    }
}
