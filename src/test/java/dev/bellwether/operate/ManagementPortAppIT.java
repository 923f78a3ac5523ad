package dev.bellwether.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.Ports;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Health and metrics where only the platform gets to, webhooks and the API where everybody does. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(ManagementPortAppIT.Apart.class)
@Tag("app")
class ManagementPortAppIT {

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "bellwether.management.port")
    int port;

    /** With a port for them. */
    public static final class Apart implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bellwether.management.port", Integer.toString(Ports.free()), "bellwether.management.host", "localhost");
        }
    }

    @Test
    void health_and_metrics_are_there_and_nowhere_else() {
        Http apart = new Http(URI.create("http://localhost:" + port));
        Http open = new Http(service);

        assertThat(apart.get("/q/health/live").status()).isEqualTo(200);
        assertThat(apart.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(apart.get("/q/metrics").text()).contains("bellwether_webhook_requests_total");
        for (String path : new String[] {"/q/health/live", "/q/metrics", "/q", "/x/../q/metrics", "/%71/metrics"}) {
            assertThat(open.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void nothing_else_is_there() {
        Http apart = new Http(URI.create("http://localhost:" + port));
        Http open = new Http(service);

        assertThat(apart.post("/webhooks/bikeep", "{}").status()).isEqualTo(404);
        assertThat(apart.get("/api/v1/incidents").status()).isEqualTo(404);
        assertThat(open.post("/webhooks/bikeep", "{}").status()).isEqualTo(400);
        assertThat(open.get("/api/v1/incidents").status()).isEqualTo(401);
    }
}
