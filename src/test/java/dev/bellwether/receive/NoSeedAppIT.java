package dev.bellwether.receive;

import static dev.bellwether.receive.Deliveries.postSigned;
import static dev.bellwether.receive.Refusal.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(NoSeedAppIT.Unconfigured.class)
class NoSeedAppIT {

    /** As before anybody has set the seed. */
    public static final class Unconfigured implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(WithoutSeed.class));
        }
    }

    /** Takes the seed of the test kit away again. */
    public static final class WithoutSeed implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("bellwether.webhook.seeds", "");
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public void stop() {}
    }

    @Test
    void every_call_is_refused_as_our_own_fault_and_the_sender_told_to_come_again() {
        Response answer = refused(503, "no_seed", () -> postSigned("alarm", "{}"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        refused(503, "no_seed", () -> Deliveries.post("nonsense"));
    }

    @Test
    void the_application_is_alive_but_not_ready() {
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
