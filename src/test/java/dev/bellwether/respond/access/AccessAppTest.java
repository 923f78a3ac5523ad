package dev.bellwether.respond.access;

import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.bellwether.bikeep.BikeepWhitelists;
import dev.bellwether.bikeep.CardId;
import dev.bellwether.bikeep.RfidCard;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.locate.PollByHand;
import dev.bellwether.respond.Alarm;
import dev.bellwether.respond.ByHand;
import dev.bellwether.respond.ByHand.Switches;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A technician's card: put on, and surely taken off. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@TestProfile(ByHand.class)
class AccessAppTest {

    private static final String LOCKERS = "113402";
    private static final String CARD = "04a2b3c4d5e6f7";
    private static final String PATH = "/api/v1/technician-access";

    @Inject
    Doorman doorman;

    @Inject
    AccessMetrics metrics;

    @Inject
    BikeepWhitelists whitelists;

    @Inject
    EntityManager entities;

    @Inject
    PollByHand poller;

    private Alarm alarm;
    private String list;

    @BeforeEach
    void anAlarm() {
        ByHand.clear();
        CircuitBreakerMaintenance.get().resetAll();
        poller.tick();
        alarm = Alarm.at(LOCKERS, "power", "low");
        list = whitelists.at(Services.bikeep().locationId(LOCKERS)).get(0).id();
    }

    @AfterEach
    void over() {
        Services.clear();
        CircuitBreakerMaintenance.get().resetAll();
        if (!alarm.show().getString("state").equals("resolved")) {
            alarm.resolve();
        }
        work(1, 31, 31); // what a test left on its list comes off, too
        assertThat(cards()).isEmpty();
        ByHand.clear();
    }

    @Test
    void a_card_opens_until_its_time_and_is_off_then_and_its_number_is_forgotten() {
        String id = give(Map.of("until", MovedTime.now().plusSeconds(3_600).toString())).statusCode(202).extract().path("id");
        work();
        show(id).body("state", equalTo("granted")).body("card", equalTo("…e6f7"));
        assertThat(cards()).containsExactly(CARD);
        assertThat(whitelists.entities(list).get(0).expiresAt()).as("Bikeep's own clock ends it, too").isNotNull();

        work(3_590);
        assertThat(cards()).containsExactly(CARD);
        work(20);
        assertThat(cards()).isEmpty();
        show(id).body("state", equalTo("removing"));
        work(31);

        show(id).body("state", equalTo("removed"));
        assertThat(alarm.timeline())
                .anyMatch(line -> line.startsWith("card …e6f7 of Jaan may open the location until"))
                .anyMatch(line -> line.equals("card …e6f7 of Jaan opens the location now"))
                .anyMatch(line -> line.equals("card …e6f7 of Jaan is off the whitelist"))
                .noneMatch(line -> line.contains(CARD));
        assertThat(entities.createNativeQuery("select count(*) from technician_access where card is not null")
                        .getSingleResult())
                .isEqualTo(0L);
    }

    @Test
    void the_incidents_end_ends_it_and_so_does_an_operator() {
        String first = give(Map.of()).statusCode(202).extract().path("id");
        work();
        assertThat(cards()).containsExactly(CARD);
        by(Tokens.ANOTHER_OPERATOR).post(PATH + "/" + first + "/end").then().statusCode(200).body("state", equalTo("removing"));
        work(31, 31);
        show(first).body("state", equalTo("removed"));

        String second = give(Map.of()).statusCode(202).extract().path("id");
        work();
        assertThat(cards()).containsExactly(CARD);
        alarm.resolve();
        work(1);
        assertThat(cards()).isEmpty();
        work(31);
        show(second).body("state", equalTo("removed"));
        by(Tokens.OPERATOR).post(PATH + "/" + second + "/end").then().statusCode(200).body("state", equalTo("removed"));
    }

    @Test
    void what_does_not_come_off_is_tried_until_the_whitelist_no_longer_shows_it_and_that_takes_long_is_seen() {
        String id = give(Map.of()).statusCode(202).extract().path("id");
        work();
        posts((request, handler, over) -> Reply.json(200, Map.of())); // says so, and does nothing
        alarm.resolve();
        work(1, 10, 10, 600);
        show(id).body("state", equalTo("removing")).body("said", equalTo("the whitelist shows it still"));
        assertThat(overdue()).isGreaterThan(600);

        Services.bikeep().faults().always(Fault.status(500));
        work(600);
        show(id).body("state", equalTo("removing"));
        Switches.on = false; // which ends nothing that must be done
        Services.bikeep().faults().lift();
        CircuitBreakerMaintenance.get().resetAll();
        work(10, 31);
        show(id).body("state", equalTo("removed"));
        assertThat(overdue()).isZero();
    }

    @Test
    void an_answer_that_is_lost_leaves_no_card_on() {
        posts(Fault.lostAnswer());
        String id = give(Map.of()).statusCode(202).extract().path("id");
        work(10, 60);
        Services.bikeep().faults().lift();
        CircuitBreakerMaintenance.get().resetAll();

        work(10, 31);

        show(id).body("state", equalTo("removed"));
        assertThat(cards()).isEmpty();
    }

    @Test
    void what_bikeep_refuses_is_the_end() {
        posts(Fault.status(403));
        String id = give(Map.of()).statusCode(202).extract().path("id");

        work();

        show(id).body("state", equalTo("refused")).body("said", containsString("403"));
    }

    @Test
    void who_is_on_the_whitelist_already_is_not_touched() {
        whitelists.add(list, List.of(RfidCard.active(new CardId(CARD))));

        give(Map.of()).statusCode(409).body("type", containsString("card-known"));

        assertThat(cards()).containsExactly(CARD);
        whitelists.remove(list, List.of(new CardId(CARD)));
        give(Map.of()).statusCode(202);
        give(Map.of()).statusCode(409).body("type", containsString("card-known"));
    }

    @Test
    void what_cannot_be_given_is_refused_in_words() {
        give(Map.of("card", "04:A2:B3")).statusCode(400).body("detail", containsString("write it as '04a2b3'"));
        give(Map.of("until", MovedTime.now().plus(Duration.ofHours(13)).toString())).statusCode(400);
        give(Map.of("until", MovedTime.now().minusSeconds(1).toString())).statusCode(400);
        give(Map.of("technician", "")).statusCode(400);
        give(Map.of("whitelist", "none")).statusCode(404).body("detail", containsString(list));
        by(Tokens.VIEWER).contentType("application/json").body(wanted(Map.of())).post(PATH).then().statusCode(403);
        Switches.on = false;
        give(Map.of()).statusCode(409).body("type", containsString("respond-off"));
        Switches.on = true;
        Switches.dry = true;
        String dry = give(Map.of()).statusCode(202).body("state", equalTo("dry_run")).extract().path("id");
        work(1);
        show(dry).body("state", equalTo("dry_run"));
        Switches.dry = false;
        by(Tokens.OPERATOR).contentType("application/json").body(wanted(Map.of())).post(PATH + "?dryRun=true").then().statusCode(202);
        assertThat(cards()).isEmpty();
        by(Tokens.VIEWER).get(PATH + "?live=true").then().statusCode(200).body("size()", equalTo(0));
        by(Tokens.VIEWER).get(PATH + "?incident=" + alarm.id()).then().statusCode(200).body("id", equalTo(List.of(dry)));
        alarm.resolve();
        give(Map.of()).statusCode(409).body("type", containsString("incident-over"));
    }

    private ValidatableResponse give(Map<String, String> other) {
        return by(Tokens.OPERATOR).contentType("application/json").body(wanted(other)).post(PATH).then();
    }

    private Map<String, String> wanted(Map<String, String> other) {
        Map<String, String> wanted =
                new HashMap<>(Map.of("incident", alarm.id(), "card", CARD, "technician", "Jaan", "reason", "a new lock"));
        wanted.putAll(other);
        return wanted;
    }

    private static ValidatableResponse show(String id) {
        return by(Tokens.VIEWER).get(PATH + "/" + id).then().statusCode(200);
    }

    /** Now, and after each of these many seconds, what is due is done. */
    private void work(int... seconds) {
        doorman.work();
        for (int some : seconds) {
            ByHand.advance(Duration.ofSeconds(some));
            doorman.work();
        }
    }

    private List<String> cards() {
        return whitelists.entities(list).stream().map(entity -> entity.id()).toList();
    }

    private double overdue() {
        String line = by(Tokens.VIEWER).get("/q/metrics").asString().lines()
                .filter(each -> each.startsWith("bellwether_access_overdue_seconds"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }

    private static void posts(Fault fault) {
        Services.bikeep().faults().always((request, handler, over) ->
                request.method().equals("POST") && request.uri().getPath().startsWith("/whitelist")
                        ? fault.answer(request, handler, over)
                        : handler.handle(request));
    }
}
