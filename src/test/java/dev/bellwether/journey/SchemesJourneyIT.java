package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever scheme Bikeep turns out to use, nobody has to configure it: the packaged service finds it out. Every scheme of
 * the catalogue is tried on the verifier by its own tests; here two of them go the whole way.
 */
class SchemesJourneyIT {

    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("bellwether.webhook.seeds", "an-older-seed," + Services.SEED);
    }

    @AfterEach
    void stop() {
        services.stop();
    }

    /** The verifier's own tests try every scheme; this one has every kind of part in it. */
    @Test
    void a_body_signed_in_any_scheme_is_told_by_slack_and_mail_and_the_scheme_is_known_after_a_restart() {
        String scheme = "sha512:seed+type+version+data.sorted:base64";
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            String first = post(service, scheme, 202);
            assertThat(Await.slackCall(first).everything()).contains("wire_cut", first);
            assertThat(Await.mail(first).text()).contains("wire_cut");
            await().until(() -> service.printed().contains("scheme pinned"));
        }
        try (ServiceProcess restarted = ServiceProcess.start(settings)) {
            assertThat(restarted.printed()).contains("scheme=auto pinned=[" + scheme + "]");
            post(restarted, "hmac-sha384:type+data", 401);
            Await.slackCall(post(restarted, scheme, 202));
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
