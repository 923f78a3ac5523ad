package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Await;
import dev.bellwether.testkit.Requests;
import dev.bellwether.testkit.ServiceProcess;
import dev.bellwether.testkit.Services;
import dev.bellwether.testkit.Signer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two of the packaged service on one database and one Kafka. */
class ReplicaJourneyIT {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofSeconds(3);
    /** A schedule's second, and what a busy machine adds. */
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUCCEEDED = "bellwether_directory_polls_total{outcome=\"succeeded\"} ";

    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void start() {
        settings.putAll(services.start());
        settings.put("bellwether.bikeep.poll-interval", "2s");
        settings.put("bellwether.directory.lease", "3s");
    }

    @AfterEach
    void stop() {
        services.stop();
    }

    @Test
    void two_replicas_make_one_poll_per_interval_know_the_same_and_tell_each_thing_once() {
        try (ServiceProcess one = ServiceProcess.launch(settings);
                ServiceProcess two = ServiceProcess.launch(settings)) {
            one.awaitReady();
            two.awaitReady();
            await().until(() -> polls(one) + polls(two) > 0);
            Requests requests = Requests.count();
            Instant began = Instant.now();
            await().atMost(Duration.ofSeconds(30)).until(() -> requests.ofAll() >= 6);
            long intervals = Duration.between(began, Instant.now()).toMillis() / INTERVAL.toMillis();
            assertThat((long) requests.ofAll()).isLessThanOrEqualTo(intervals + 1);

            String code = Told.code(4);
            Told.silence(code);
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> List.of(one, two).forEach(each -> assertThat(each.http().get("/q/metrics").text())
                            .contains("bellwether_directory_locations{connectivity=\"offline\"} 1")));
            confirm(one, code);
            Await.slackCall("Location outage · " + Told.of(code, "name"));
            Services.bikeep().wake(code);
            Await.slackCall("Resolved: Location outage · " + Told.of(code, "name"));
            settle(two);
            assertThat(Told.slack(Told.of(code, "name"))).hasSize(4);
            assertThat(one.printed() + two.printed()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void in_the_middle_of_an_upgrade_whichever_is_killed_in_its_poll_the_other_goes_on_after_the_lease() throws SQLException {
        // one of the two a build: each costs half a minute
        boolean first = Boolean.parseBoolean(
                System.getProperty("bellwether.test.first", Boolean.toString(ThreadLocalRandom.current().nextBoolean())));
        System.out.println("killed is -Dbellwether.test.first=" + first);
        Requests requests = Requests.count();
        try (ServiceProcess one = ServiceProcess.start(settings)) {
            await().atMost(PATIENCE).until(() -> !requests.tokens().isEmpty());
            String token = requests.tokens().get(0);
            migrateAsTheNextReleaseMay();
            try (ServiceProcess two = ServiceProcess.start(settings)) {
                String code = Told.code(8);
                Told.silence(code);
                confirm(two, code);
                Await.slackCall("Location outage · " + Told.of(code, "name"));

                AtomicBoolean hangs = new AtomicBoolean();
                requests.answer((request, handler, over) -> {
                    if (!isOfAll(request) || request.bearer().filter(token::equals).isPresent() != first) {
                        return handler.handle(request);
                    }
                    hangs.set(true);
                    return Fault.hang().answer(request, handler, over);
                });
                await().atMost(PATIENCE).until(hangs::get);
                (first ? one : two).kill();
                Instant killed = Instant.now();
                int asked = requests.ofAll();
                Services.bikeep().wake(code);
                await().atMost(PATIENCE).until(() -> requests.ofAll() > asked);

                assertThat(Duration.between(killed, Instant.now())).isLessThan(INTERVAL.plus(LEASE).plus(SLACK));
                Await.slackCall("Resolved: Location outage · " + Told.of(code, "name"));
            }
        }
    }

    /**
     * What a later release may do to tables that this one still writes to: the one that runs goes on, and another of this release can be
     * started, as when an upgrade is taken back.
     */
    private void migrateAsTheNextReleaseMay() throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                Statement statement = database.createStatement()) {
            for (String table : List.of("incident", "alert", "notification", "lane", "inbox", "timeline", "poll_turn")) {
                statement.execute("alter table " + table + " add column of_the_next_release text not null default 'new'");
            }
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                    + " installed_by, execution_time, success) select max(installed_rank) + 1, '9000', 'the next release', 'SQL',"
                    + " 'V9000__the_next_release.sql', 1, 'next', 1, true from flyway_schema_history");
        }
    }

    private static boolean isOfAll(Request request) {
        return request.uri().getPath().equals("/location/v1/locations");
    }

    private static double polls(ServiceProcess service) {
        return service.http()
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(SUCCEEDED))
                .mapToDouble(line -> Double.parseDouble(line.substring(SUCCEEDED.length())))
                .sum();
    }

    /** Waits until what was due before has been told on every channel. */
    private static void settle(ServiceProcess service) {
        await().atMost(PATIENCE).until(() -> Told.slack("Resolved: ").size() == 2);
        String alarm = Services.bikeep().alarm(Told.code(5), "security", "barrier");
        String body = Signer.envelope("hmac-sha256:data", Services.SEED, "alarm", alarm);
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> Told.slack("barrier").size() == 2);
    }

    private static void confirm(ServiceProcess service, String code) {
        String body = Signer.envelope(
                "hmac-sha256:data", Services.SEED, "connection_confirmed", Services.bikeep().confirmed(code));
        assertThat(service.http().post("/webhooks/bikeep", body).status()).isEqualTo(202);
    }
}
