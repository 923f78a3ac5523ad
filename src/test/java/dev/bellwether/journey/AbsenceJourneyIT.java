package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.slack.SlackCall;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody looks for a while, and a lot happens. */
class AbsenceJourneyIT {

    private static final Duration AWAY = Duration.ofSeconds(3);
    /** Tartu, Oslo, Berlin. */
    private static final List<String> FAR_APART = List.of("118877", "223443", "331544");

    @Test
    void what_is_found_broken_after_an_absence_is_one_message_that_names_all_of_it() {
        Services services = new Services();
        Map<String, String> settings = new HashMap<>(services.start());
        settings.put("bellwether.reconcile.away-after", AWAY.toSeconds() + "s");
        settings.put("bellwether.reconcile.connection-within", "1s");
        settings.put("bellwether.reconcile.slack", "1s");
        try {
            try (ServiceProcess service = ServiceProcess.start(settings)) {
                Requests requests = Requests.count();
                await().atMost(Duration.ofSeconds(30)).until(() -> requests.ofAll() >= 2);
            }
            Instant stopped = Instant.now();
            FAR_APART.forEach(Told::silence);
            await().atMost(AWAY.plusSeconds(10)).until(() -> Instant.now().isAfter(stopped.plus(AWAY)));

            try (ServiceProcess service = ServiceProcess.start(settings)) {
                SlackCall digest = Await.slackCall(call -> call.accepted());
                assertThat(digest.everything()).contains("absence");
                Records records = Records.of(settings);
                assertThat(records.list("select a.detail from alert a join incident i on i.id = a.incident_id"
                                + " where i.kind = 'CATCH_UP'"))
                        .containsExactlyInAnyOrderElementsOf(
                                FAR_APART.stream().map(code -> Told.of(code, "name")).toList());
                await().atMost(Duration.ofSeconds(30)).until(() -> FAR_APART.stream()
                        .allMatch(code -> records.withheld(Told.of(code, "id")) == 3));
                assertThat(Services.slack().calls()).filteredOn(SlackCall::accepted).hasSize(2);
                assertThat(Services.mail().mails()).hasSize(1);

                Services.bikeep().recover();
                Await.slackCall("Resolved: ");
                await().atMost(Duration.ofSeconds(30)).until(() -> FAR_APART.stream()
                        .allMatch(code -> records.incidents(Told.of(code, "id")).equals(List.of("RESOLVED"))));
            }
        } finally {
            services.stop();
        }
    }
}
