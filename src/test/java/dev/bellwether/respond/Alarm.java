package dev.bellwether.respond;

import static dev.bellwether.testkit.Tokens.by;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import dev.bellwether.testkit.Webhook;
import io.restassured.path.json.JsonPath;
import java.util.List;

/**
 * An incident at a location of the stand-in's, made by a webhook.
 *
 * @param code of the location
 * @param id   of the incident
 */
public record Alarm(String code, String id) {

    /** Makes an alarm go off and waits for its incident. */
    public static Alarm at(String code, String category, String reason) {
        String location = Services.bikeep().locationId(code);
        List<String> before = open(location);
        Webhook.post("alarm", Services.bikeep().alarm(code, category, reason));
        await().until(() -> open(location).size() > before.size());
        return new Alarm(code, open(location).get(0));
    }

    /** What happened to it, line by line. */
    public List<String> timeline() {
        return show().getList("timeline.text");
    }

    /** How it is. */
    public JsonPath show() {
        return by(Tokens.VIEWER).get("/api/v1/incidents/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** Somebody says that it is over. */
    public void resolve() {
        by(Tokens.OPERATOR).post("/api/v1/incidents/" + id + "/resolve").then().statusCode(200);
    }

    private static List<String> open(String location) {
        return by(Tokens.VIEWER)
                .get("/api/v1/incidents?kind=alarm&state=open&state=acknowledged&location=" + location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("id");
    }
}
