package dev.bellwether.local.bikeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Http;

/** Step 1 of Bikeep's guide. */
final class Client {

    private Client() {}

    static void authenticate(Http http) {
        http.authorization("");
        Http.Answer answer = http.form("/oauth2/token", "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(Bikeep.CLIENT_ID, Bikeep.CLIENT_SECRET));
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3600);
        http.authorization("Bearer " + answer.json().path("access_token").asText());
    }
}
