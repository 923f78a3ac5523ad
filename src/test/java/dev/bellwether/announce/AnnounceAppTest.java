package dev.bellwether.announce;

import static dev.bellwether.testkit.Tokens.OPERATOR;
import static dev.bellwether.testkit.Tokens.VIEWER;
import static dev.bellwether.testkit.Tokens.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.event.wire.CloudEvents;
import dev.bellwether.incident.Changes;
import dev.bellwether.incident.wire.ChangeRecord;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Schemas;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Topic;
import dev.bellwether.testkit.Webhook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Other systems hear of every change of an incident. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class AnnounceAppTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INCIDENTS = "/api/v1/incidents";

    @Inject
    Announcer announcer;

    @Inject
    Changes changes;

    @Inject
    EntityManager entities;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String location;

    @Test
    void each_change_is_a_cloud_event_by_the_schema_and_the_last_of_a_key_is_how_the_incident_is() {
        String id = opened();
        await().until(() -> told(id).contains("opened"));
        by(OPERATOR).post(INCIDENTS + "/" + id + "/acknowledge").then().statusCode(200);
        await().until(() -> told(id).contains("acknowledged"));
        by(OPERATOR).post(INCIDENTS + "/" + id + "/resolve").then().statusCode(200);
        await().until(() -> told(id).contains("resolved"));

        assertThat(told(id)).containsSubsequence("opened", "acknowledged", "resolved");
        assertThat(records(id)).allSatisfy(record -> {
            assertThat(Schemas.violations("incident-change.schema.json", record.value())).isEmpty();
            assertThat(Topic.header(record, CloudEvents.SUBJECT)).isEqualTo(id);
            assertThat(Topic.header(record, CloudEvents.TYPE)).isEqualTo(ChangeRecord.TYPE);
            assertThat(Topic.header(record, CloudEvents.TIME)).isEqualTo(value(record).path("at").asText());
        });
        assertThat(records(id)).extracting(record -> Topic.header(record, CloudEvents.ID)).doesNotHaveDuplicates();
        JsonNode last = value(records(id).get(records(id).size() - 1)).path("incident");
        JsonNode asked = by(VIEWER).get(INCIDENTS + "?location=" + location).as(JsonNode.class).get(0);
        assertThat(last).isEqualTo(asked);
        assertThat(last.path("state").asText()).isEqualTo("resolved");
    }

    @Test
    void what_was_written_and_not_written_down_comes_again_with_the_same_id() {
        Changes.Position before = QuarkusTransaction.requiringNew().call(changes::end);
        String id = opened();
        await().until(() -> told(id).contains("opened"));

        at(before);
        await().until(() -> told(id).stream().filter("opened"::equals).count() == 2);

        assertThat(records(id).stream()
                        .filter(record -> value(record).path("what").asText().equals("opened"))
                        .map(record -> Topic.header(record, CloudEvents.ID))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void while_another_replica_writes_this_one_does_not_and_when_that_is_gone_it_goes_on() {
        String earlier = opened();
        await().until(() -> told(earlier).contains("opened"));
        leaseTo(1, "1 hour");
        String id = opened();
        announcer.announce();
        assertThat(told(id)).isEmpty();
        assertThat(Metrics.value("bellwether_announced_behind_seconds")).isLessThan(60);

        leaseTo(1, "-1 second");
        await().until(() -> told(id).contains("opened"));
    }

    private void at(Changes.Position position) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update announced set tx = :tx, line = :line")
                .setParameter("tx", position.transaction())
                .setParameter("line", position.line())
                .executeUpdate());
    }

    private void leaseTo(long holder, String length) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update announced set holder = :holder, until = now() + cast(:length as interval)")
                .setParameter("holder", holder)
                .setParameter("length", length)
                .executeUpdate());
    }

    /** An alarm is told; the id of its incident. */
    private String opened() {
        location = "announced-" + UUID.randomUUID();
        Webhook.alarm(location);
        await().until(() -> by(VIEWER).get(INCIDENTS + "?location=" + location).path("[0].id") != null);
        return by(VIEWER).get(INCIDENTS + "?location=" + location).path("[0].id");
    }

    private List<String> told(String id) {
        return records(id).stream().map(record -> value(record).path("what").asText()).toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(String id) {
        return Topic.incidents(kafka).all().stream().filter(record -> record.key().equals(id)).toList();
    }

    private static JsonNode value(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
