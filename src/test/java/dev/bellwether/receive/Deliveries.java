package dev.bellwether.receive;

import static io.restassured.RestAssured.given;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;

/** Deliveries to the application under test. */
final class Deliveries {

    /** All tests of one application sign alike: the scheme is found out once. */
    static final String SCHEME = "hmac-sha256:data";

    private Deliveries() {}

    static Response post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    static Response post(byte[] body) {
        return given().contentType("application/json").body(body).post("/webhooks/bikeep");
    }

    static Response postSigned(String type, String data) {
        return post(signed(type, data));
    }

    static String signed(String type, String data) {
        return Signer.envelope(SCHEME, Services.SEED, type, data);
    }

    static String forged(String type, String data) {
        return Signer.envelope(SCHEME, "not-the-seed", type, data);
    }
}
