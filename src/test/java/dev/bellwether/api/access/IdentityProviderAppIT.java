package dev.bellwether.api.access;

import static dev.bellwether.testkit.Tokens.by;
import static org.hamcrest.Matchers.equalTo;

import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.oidc.FakeIdentityProvider;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operators who come with a token of the company's identity provider, beside those of the tokens' file. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(IdentityProviderAppIT.WithProvider.class)
@Tag("app")
class IdentityProviderAppIT {

    private static final Duration VALID = Duration.ofMinutes(5);

    private static volatile FakeIdentityProvider provider;
    private static volatile WebServer server;

    /** With a provider, whose groups are roles. */
    public static final class WithProvider implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    /** Starts it. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            provider = new FakeIdentityProvider();
            server = WebServer.start(0, provider);
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.auth-server-url", server.uri().toString(),
                    "quarkus.oidc.token.audience", "bellwether");
        }

        @Override
        public void stop() {
            server.close();
        }
    }

    @Test
    void a_role_from_the_provider_is_one_of_ours_and_so_is_each_lesser_one() {
        by(token("olga", "operator")).get("/api/v1/incidents").then().statusCode(200);
        by(token("olga", "operator")).post("/api/v1/silences/none/expire").then().statusCode(404);
        by(token("olga", "operator")).get("/api/v1/actions").then().statusCode(403);
        by(token("vera", "viewer")).post("/api/v1/silences/none/expire").then().statusCode(403);
        by(token("ada", "admin")).get("/api/v1/actions?who=olga&limit=1").then().body("[0].status", equalTo(404));
        by(token("otto", "cleaner")).get("/api/v1/incidents").then().statusCode(403);
    }

    @Test
    void tokens_of_the_file_are_known_all_the_same() {
        by(Tokens.VIEWER).get("/api/v1/incidents").then().statusCode(200);
        by(Tokens.ADMIN).get("/api/v1/actions").then().statusCode(200);
    }

    @Test
    void what_the_provider_has_not_signed_or_not_for_now_is_refused_as_a_problem() {
        String expired = provider.token(server.uri(), "ada", Set.of("admin"), Duration.ofMinutes(-5));
        String forged = FakeIdentityProvider.forged(server.uri(), "ada", Set.of("admin"));
        String changed = token("ada", "admin").replaceFirst("\\.[^.]+\\.", ".eyJ1cG4iOiJhZGEiLCJncm91cHMiOlsiYWRtaW4iXX0.");

        for (String bad : List.of(expired, forged, changed, "no-token-at-all")) {
            by(bad).get("/api/v1/actions")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:bellwether:problem:unauthorized"));
        }
    }

    private static String token(String name, String role) {
        return provider.token(server.uri(), name, Set.of(role), VALID);
    }
}
