package dev.bellwether.journey;

import static dev.bellwether.journey.Told.of;
import static dev.bellwether.journey.Told.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signed POST in, a Slack message and a mail out. Each test has a location of its own. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class OutageJourneyTest {

    private static final Pattern POLLED = Pattern.compile("location data polled \\d+ s ago");

    @BeforeEach
    void clear() {
        Services.clear();
    }

    @Test
    void a_signed_alarm_becomes_a_slack_message_and_a_mail_that_name_the_location() {
        String code = Told.code(0);
        post("alarm", Services.bikeep().alarm(code, "security", "wire_cut"));

        SlackCall message = Await.slackCall(of(code, "name"));
        assertThat(message.everything())
                .contains("wire_cut", of(code, "address"), "Hardware alarm", "openstreetmap.org/?mlat=" + of(code, "latitude"))
                .containsPattern(POLLED)
                .contains("Told by Bikeep's webhook");
        Mail mail = Await.mail(of(code, "name"));
        assertThat(mail.subject()).startsWith("[critical] Hardware alarm (security / wire_cut)");
        assertThat(mail.text()).contains(of(code, "address"), "wire_cut", "Map:", "What it means:");
        assertThat(mail.html()).contains("wire_cut", "href=\"https://www.openstreetmap.org/");
    }

    @Test
    void an_outage_is_told_and_so_is_its_end_when_a_device_comes_online() {
        String code = Told.code(1);
        Told.silence(code);
        post("connection_confirmed", Services.bikeep().confirmed(code));
        assertThat(Await.slackCall(of(code, "name")).everything()).contains("Location outage", "devices online when last polled");
        Await.mail(of(code, "name"));

        Services.bikeep().wake(code);
        post("connection", Services.bikeep().connection(code));

        assertThat(Await.slackCall("Resolved: Location outage · " + of(code, "name")).everything()).contains("Back online");
        assertThat(Await.mail("Resolved: Location outage · " + of(code, "name")).text()).contains("Until:");
    }

    @Test
    void an_outage_ends_by_polling_when_no_webhook_says_so() {
        String code = Told.code(2);
        Told.silence(code);
        post("connection_confirmed", Services.bikeep().confirmed(code));
        Await.slackCall(of(code, "name"));

        Services.bikeep().wake(code);

        String resolved = "Resolved: Location outage · " + of(code, "name");
        assertThat(Await.slackCall(resolved).everything()).contains("Recovery seen by polling");
        assertThat(Await.mail(resolved).text()).contains("Recovery seen by polling");
    }

    @Test
    void a_device_that_is_back_within_the_hold_wakes_nobody() {
        String code = Told.code(3);
        Services.bikeep().silenceOne(code);
        Told.awaitConnection(code, "partially_online");
        post("connection", Services.bikeep().connectionOfOne(code));
        Services.bikeep().wake(code);
        post("connection", Services.bikeep().connectionOfOne(code));

        Told.settle();

        assertThat(Told.slack(of(code, "name"))).isEmpty();
        assertThat(Told.mails(of(code, "name"))).isEmpty();
    }

    @Test
    void the_same_event_in_two_bodies_is_told_once() {
        String id = of(Told.code(4), "id");
        String fields = "\"location_id\":\"" + id + "\",\"alarm_category\":\"security\",\"alarm_reason\":\"twice_told\","
                + "\"timestamp\":\"2026-01-02T03:04:05Z\"";
        post("alarm", "{" + fields + "}");
        post("alarm", "{ " + fields + " }");
        post("alarm", "[{" + fields + "}]");

        Told.settle();

        assertThat(Told.slack("twice_told")).containsExactlyInAnyOrder("webhook", "chat.postMessage");
        assertThat(Told.mails("twice_told")).hasSize(1);
    }

    @Test
    void names_that_could_be_markup_are_shown_as_sent() {
        post("alarm", "{\"location_name\":\"<b>&\\\"A\\\" <!channel>\",\"location_id\":\"markup\",\"alarm_reason\":\"<i>x</i>\"}");

        assertThat(Await.slackCall("Hardware alarm (<i>x</i>)").everything())
                .contains("&lt;b&gt;&amp;\\\"A\\\" &lt;!channel&gt;");
        assertThat(Await.mail("Hardware alarm (<i>x</i>)").html()).contains("&lt;b&gt;").doesNotContain("<b>&");
    }
}
