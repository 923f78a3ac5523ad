package dev.bellwether.journey;

import static dev.bellwether.journey.Told.of;
import static dev.bellwether.journey.Told.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.command.Command;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told, run again from what is kept: by the same rules the same, by others something else. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ReplayJourneyTest {

    private static final List<String> SETTINGS = Stream.of("jdbc.url", "username", "password")
            .map(name -> "quarkus.datasource." + name)
            .toList();

    @Inject
    EntityManager entities;

    @TempDir
    Path folder;

    @BeforeEach
    void clear() {
        Services.clear();
    }

    @Test
    void by_the_same_rules_the_same_is_told() {
        String names = "\"location_id\":\"what-if\",\"location_name\":\"What If\"";
        post("connection_confirmed", "{" + names + ",\"connection\":\"offline\"}");
        post("alarm", "{" + names + ",\"alarm_category\":\"fire\",\"alarm_reason\":\"smoke\"}");
        awaitSent("What If", 6);
        post("connection", "{" + names + ",\"connection\":\"online\"}");
        awaitSent("What If", 9);

        String replayed = replay(rules());

        assertThat(messages(replayed, "What If")).hasSize(9).containsExactlyInAnyOrderElementsOf(sent("What If"));
        assertThat(differences(replayed)).doesNotContain("What If");
    }

    @Test
    void what_a_poll_ended_ends_then_too() {
        String code = Told.code(6);
        String name = of(code, "name");
        Told.silence(code);
        post("connection_confirmed", Services.bikeep().confirmed(code));
        awaitSent(name, 3);
        Services.bikeep().wake(code);
        awaitSent(name, 6);

        assertThat(messages(replay(rules()), name)).hasSize(6).containsExactlyInAnyOrderElementsOf(sent(name));
    }

    @Test
    void other_rules_tell_others_or_nobody() throws IOException {
        post("alarm", "{\"location_id\":\"if-not\",\"location_name\":\"If Not\",\"alarm_category\":\"fire\"}");
        awaitSent("If Not", 3);
        String quiet = Files.writeString(
                        folder.resolve("quiet.yaml"),
                        """
                        route: {receiver: desk, group_wait: 0s}
                        receivers: [{name: desk, email_configs: [{to: desk@example.org}]}]
                        hold: {HardwareAlarm: 20h}
                        """)
                .toString();

        String replayed = replay(quiet);

        assertThat(messages(replayed, "If Not")).isEmpty();
        assertThat(differences(replayed)).containsPattern("by these rules are not:(?s:.*)ALARM  If Not, goes on");
        assertThat(replayed).containsPattern("oncall +0 +[1-9]");
    }

    /** As it is asked on the command line. */
    private static String replay(String rules) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> before = SETTINGS.stream()
                .filter(name -> System.getProperty(name) != null)
                .collect(Collectors.toMap(name -> name, System::getProperty));
        SETTINGS.forEach(name -> ConfigProvider.getConfig()
                .getOptionalValue(name, String.class)
                .ifPresent(value -> System.setProperty(name, value)));
        try {
            Command command = new Command(InputStream.nullInputStream(), stream(out), stream(err), InstantSource.system());
            assertThat(command.run(List.of("replay", "--since", "1h", "--rules", rules))).as(err.toString()).isZero();
        } finally {
            SETTINGS.forEach(System::clearProperty);
            before.forEach(System::setProperty);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String rules() {
        return ConfigProvider.getConfig().getValue("bellwether.alerting.config", String.class);
    }

    /** Receiver, integration and reason of each message about that place. */
    private static List<String> messages(String replayed, String place) {
        return replayed.lines()
                .takeWhile(line -> !line.startsWith("receiver"))
                .filter(line -> line.endsWith(", " + place))
                .map(line -> line.split("\\s+"))
                .map(words -> words[1] + " " + words[2] + " " + words[3])
                .toList();
    }

    private static String differences(String replayed) {
        return replayed.substring(replayed.indexOf("incidents that only these rules tell"));
    }

    private void awaitSent(String place, int messages) {
        await().atMost(Duration.ofSeconds(30)).until(() -> sent(place).size() == messages);
    }

    @Transactional
    @SuppressWarnings("unchecked")
    List<String> sent(String place) {
        return entities.createNativeQuery("select n.receiver || ' ' || n.integration || ' ' || n.reason from notification n"
                        + " join incident i on i.id = n.incident_id where i.location_name = :place and n.state = 'SENT'")
                .setParameter("place", place)
                .getResultList();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
