package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.service.Mail;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told, and how bad it is, follows from the alert's labels. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class RouteJourneyTest {

    @BeforeEach
    void clear() {
        Services.clear();
    }

    @Test
    void an_alarm_that_a_route_takes_is_told_to_its_receiver_alone() {
        Told.post("alarm", alarm("HOST-1", "security"));

        Told.settle();

        Mail mail = Await.mail("HOST-1");
        assertThat(mail.to()).isEqualTo("hosts@example.org");
        assertThat(Told.mails("HOST-1")).hasSize(1);
        assertThat(Told.slack("HOST-1")).isEmpty();
    }

    @Test
    void an_alarm_that_no_route_takes_is_told_to_the_first_receiver() {
        Told.post("alarm", alarm("HOST-2", "fire"));

        Told.settle();

        assertThat(Await.mail("HOST-2").subject()).startsWith("[critical] "); // by the rules; an alarm of fire is a warning
        assertThat(Await.mail("HOST-2").to()).isEqualTo("oncall@example.org");
        assertThat(Told.slack("HOST-2")).containsExactlyInAnyOrder("webhook", "chat.postMessage");
    }

    private static String alarm(String code, String category) {
        return "{\"location_code\":\"" + code + "\",\"alarm_category\":\"" + category + "\",\"alarm_reason\":\"routed\"}";
    }
}
