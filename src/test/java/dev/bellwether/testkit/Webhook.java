package dev.bellwether.testkit;

import io.restassured.RestAssured;

/** What Bikeep posts to the application under test. */
public final class Webhook {

    private static final String SCHEME = "hmac-sha256:data";

    private Webhook() {}

    /** Posts a webhook as Bikeep would; it must be accepted. */
    public static void post(String type, String data) {
        RestAssured.given()
                .contentType("application/json")
                .body(Signer.envelope(SCHEME, Services.SEED, type, data))
                .post("/webhooks/bikeep")
                .then()
                .statusCode(202);
    }

    /** Posts an alarm of that location, which nobody has heard of. */
    public static void alarm(String location) {
        post("alarm", "{\"location_id\":\"" + location + "\",\"alarm_category\":\"power\",\"alarm_reason\":\"low\"}");
    }
}
