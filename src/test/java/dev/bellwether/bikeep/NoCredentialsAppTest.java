package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An installation without credentials. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(
        value = MovedBikeep.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "bellwether.bikeep.client-id", value = ""))
class NoCredentialsAppTest {

    @Inject
    Bikeep client;

    @Test
    void without_credentials_nothing_is_sent_and_the_trouble_says_what_to_set() {
        List<Request> tokens = MovedBikeep.tokensAsked();
        List<Request> calls = MovedBikeep.seen();

        BikeepTrouble trouble = catchThrowableOfType(BikeepTrouble.class, () -> client.locations());

        assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.TOKEN);
        assertThat(trouble).hasMessageContaining("bellwether.bikeep.client-id");
        assertThat(tokens).isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    void without_credentials_public_areas_are_read_all_the_same() {
        assertThat(client.publicArea("no-moss")).isNotEmpty();
    }
}
