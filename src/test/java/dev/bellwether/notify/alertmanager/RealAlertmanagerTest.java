package dev.bellwether.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.local.http.Json;
import dev.bellwether.notify.Briefings;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.HttpCaller;
import dev.bellwether.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's own Alertmanager, where there is one ({@code apt install prometheus-alertmanager}); skipped elsewhere but in CI. */
class RealAlertmanagerTest {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void the_real_one_takes_alerts_and_their_end(@TempDir Path folder) throws Exception {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            assertThat(System.getenv("CI")).as("no " + PROGRAM + " where nothing may be skipped").isNotEqualTo("true");
            System.err.println("SKIPPED: no " + PROGRAM + ", so Alertmanager is tested by its stand-in only");
        }
        Assumptions.assumeTrue(there, "no " + PROGRAM);
        URI uri = URI.create("http://127.0.0.1:" + Ports.free());
        Process process = start(folder, uri);
        try {
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> get(uri.resolve("/-/ready")).equals("OK"));
            AlertmanagerChannel channel =
                    new AlertmanagerChannel(new HttpCaller(InstantSource.system(), Duration.ofSeconds(10)), InstantSource.system());
            Integration integration = new Integration("alertmanager", 0, Map.of("url", uri.toString()));

            assertThat(channel.send(Briefings.message(Briefings.alarm()), integration))
                    .isInstanceOf(Outcome.Delivered.class);
            JsonNode firing = Json.read(get(uri.resolve("/api/v2/alerts")));
            assertThat(firing).hasSize(2).allMatch(alert -> alert.at("/labels/alertname").asText().equals("HardwareAlarm"));

            assertThat(channel.send(Briefings.message(Briefings.over()), integration))
                    .isInstanceOf(Outcome.Delivered.class);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Json.read(get(uri.resolve("/api/v2/alerts"))).isEmpty());
        } finally {
            process.destroy();
            process.onExit().get(20, TimeUnit.SECONDS); // it writes into the folder until then
        }
    }

    private static Process start(Path folder, URI uri) throws IOException {
        Path config = Files.writeString(folder.resolve("am.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        return new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=" + uri.getAuthority())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("am.log").toFile())
                .start();
    }

    private String get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
