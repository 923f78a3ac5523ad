package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever scheme Bikeep turns out to use, nobody has to configure it: the packaged service finds it out. */
class SchemesJourneyIT {

    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("bellwether.webhook.seeds", "an-older-seed," + Services.SEED);
        settings.put("mp.messaging.incoming.events-in.group.id", "schemes-" + UUID.randomUUID());
    }

    @AfterEach
    void stop() {
        services.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:data+seed",
                "hmac-sha256:body",
                "sha512:seed+type+version+data.sorted:base64",
                "md5:data.compact+seed",
                "hmac-sha1:type+data:base64"
            })
    void a_body_signed_in_any_scheme_becomes_a_slack_message_and_a_mail(String scheme) {
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            String first = post(service, scheme, 202);
            assertThat(Await.slackCall(first).everything()).contains("wire_cut", first);
            assertThat(Await.mail(first).text()).contains("wire_cut");

            post(service, "hmac-sha384:type+data", 401);
            String second = post(service, scheme, 202);
            Await.slackCall(second);
        }
        try (ServiceProcess restarted = ServiceProcess.start(settings)) {
            assertThat(restarted.printed()).contains("scheme=auto pinned=[" + scheme);
            post(restarted, "hmac-sha384:type+data", 401);
        }
    }

    /** Posts an alarm with white space and unsorted keys; returns the location's name. */
    private static String post(ServiceProcess service, String scheme, int status) {
        String name = "Jamtlandsgatan " + UUID.randomUUID();
        String data = "{ \"location\": {\"name\": \"" + name + "\", \"id\": \"" + UUID.randomUUID()
                + "\"}, \"device_id\": \"d\", \"alarm_category\": \"security\", \"alarm_reason\": \"wire_cut\" }";
        String body = Signer.envelope(scheme, Services.SEED, "alarm", data);
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(status);
        return name;
    }
}
