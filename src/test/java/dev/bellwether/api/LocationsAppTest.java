package dev.bellwether.api;

import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.bellwether.local.http.Fault;
import dev.bellwether.testkit.Pages;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations and devices over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class LocationsAppTest {

    private static final String PATH = "/api/v1/locations";
    private static final String CODE = "331544";

    private String id;

    @BeforeEach
    void aKnownFleet() {
        Services.clear();
        id = Services.bikeep().locationId(CODE);
        await().untilAsserted(() -> by(VIEWER).get(PATH + "/" + id).then().statusCode(200).body("connectivity", equalTo("online")));
    }

    @AfterEach
    void well() {
        Services.clear();
    }

    @Test
    void a_location_is_shown_as_it_was_last_known() {
        by(VIEWER).get(PATH + "/" + id).then().statusCode(200)
                .body("code", equalTo(CODE))
                .body("name", equalTo("#331544 Berlin Ostkreuz"))
                .body("devices.total", notNullValue())
                .body("asOf", notNullValue());
        by(VIEWER).get(PATH + "/nowhere").then().statusCode(404).body("type", equalTo("urn:bellwether:problem:no-such-location"));
    }

    @Test
    void pages_leave_none_out_and_repeat_none() {
        List<String> all = by(VIEWER).get(PATH + "?limit=1000").then().statusCode(200).extract().path("id");

        List<List<String>> pages = Pages.of(VIEWER, PATH + "?limit=2", "id");

        assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(2));
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(all).contains(id).isSorted();
    }

    @Test
    void those_that_are_meant_are_listed() {
        by(VIEWER).get(PATH + "?q=ostKREUZ").then().statusCode(200).body("id", contains(id));
        by(VIEWER).get(PATH + "?q=" + CODE + "&connectivity=offline").then().body("", hasSize(0));
        by(VIEWER).get(PATH + "?connectivity=online&connectivity=unknown").then()
                .body("id", hasItem(id))
                .body("connectivity", everyItem(equalTo("online")));
    }

    @Test
    void devices_are_shown_as_bikeep_tells_them_now() {
        Requests requests = Requests.count();

        by(VIEWER).get(PATH + "/" + id + "/devices").then().statusCode(200)
                .body("asOf", notNullValue())
                .body("devices.find { it.type == 'GUARD' }.guard", equalTo(true))
                .body("devices.connectivity", everyItem(equalTo("online")));

        assertThat(requests.ofDevicesAt(id)).isPositive();
        by(VIEWER).get(PATH + "/nowhere/devices").then().statusCode(404);
        assertThat(requests.ofDevicesAt("nowhere")).isZero();
    }

    @Test
    void devices_that_bikeep_does_not_tell_are_not_made_up() {
        Services.bikeep().faults().always(Fault.status(403));

        by(VIEWER).get(PATH + "/" + id + "/devices").then().statusCode(503)
                .body("type", equalTo("urn:bellwether:problem:devices-unseen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?connectivity=broken", "?limit=0", "?limit=1001", "?cursor=!"})
    void what_cannot_be_looked_for_is_said(String query) {
        by(VIEWER).get(PATH + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/loc-1", "/loc-1/devices"})
    void nobody_looks_without_a_token(String path) {
        given().get(PATH + path).then().statusCode(401);
    }
}
