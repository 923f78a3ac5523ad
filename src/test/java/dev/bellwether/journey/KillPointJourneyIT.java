package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.testkit.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service killed at random moments of holds, waits and escalations, on the clock on the wall: nothing that was due is
 * missing, nothing comes twice, early, or later than it must. {@code -Dbellwether.test.seed=…} repeats a run.
 */
class KillPointJourneyIT {

    static final String ONCALL = "oncall@example.org";

    static final Duration HOLD = Duration.ofSeconds(4);
    static final Duration WAIT = Duration.ofSeconds(2);
    static final List<Duration> STEPS = List.of(Duration.ofSeconds(3), Duration.ofSeconds(6));

    private static final int KILLS = 2;
    private static final int SPREAD_MILLIS = 4000;
    private static final int KILL_AFTER_MILLIS = 500;
    private static final int KILL_BEFORE_MILLIS = 7000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final long seed = Long.getLong("bellwether.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Services services = new Services();
    private final Map<String, String> settings = new HashMap<>();
    /** As many as may wait at once for a service that is dead. */
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(24);

    @BeforeEach
    void start() throws IOException {
        settings.putAll(services.start());
        settings.put("bellwether.alerting.config", rules().toString());
        settings.put("bellwether.notify.lease", "2s");
        System.out.println("kill points drawn from -Dbellwether.test.seed=" + seed);
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
        services.stop();
    }

    @Test
    void killed_at_any_moment_of_a_hold_a_wait_or_an_escalation_it_resumes_exactly() throws Exception {
        List<Trouble> troubles = new ArrayList<>();
        try (Mortal service = new Mortal(settings)) {
            List<Future<?>> begun = new ArrayList<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                service.live();
                // The moment itself is what is drawn: there is no condition to wait for, only the clock.
                Instant moment = Instant.now().plusMillis(random.nextInt(KILL_AFTER_MILLIS, KILL_BEFORE_MILLIS));
                List<Trouble> wave = Trouble.wave("wave" + kill);
                wave.forEach(trouble -> begun.add(happens(trouble, service)));
                troubles.addAll(wave);
                await().pollInterval(Duration.ofMillis(10)).until(() -> !Instant.now().isBefore(moment));
                service.die();
            }
            service.live();
            for (Future<?> each : begun) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            Verdict verdict = new Verdict(service, settings);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> troubles.stream().allMatch(verdict::isSettled));
            assertThat(troubles).as("repeat with -Dbellwether.test.seed=%d", seed).allSatisfy(verdict::check);
        }
    }

    /** At a random moment, and a second later what comes of it; whoever finds the service dead tries again. */
    private Future<?> happens(Trouble trouble, Mortal service) {
        return people.schedule(
                () -> {
                    trouble.begin(service);
                    return people.schedule(() -> trouble.goOn(service), 1, TimeUnit.SECONDS).get();
                },
                random.nextInt(SPREAD_MILLIS),
                TimeUnit.MILLISECONDS);
    }

    private static Path rules() throws IOException {
        String rules =
                """
                route: {receiver: oncall, group_wait: %ds, group_interval: 1s, repeat_interval: 4h}
                receivers:
                  - {name: oncall, slack_configs: [{api_url: "%s%s"}], email_configs: [{to: %s}]}
                  - {name: step1, email_configs: [{to: step1@example.org}]}
                  - {name: step2, email_configs: [{to: step2@example.org}]}
                hold: {DeviceOffline: %ds}
                storm: {incidents: 100, within: 1m}
                escalations:
                  - steps: [{after: %ds, receivers: [step1]}, {after: %ds, receivers: [step2]}]
                """
                        .formatted(
                                WAIT.toSeconds(), Services.slackServer().uri(), FakeSlack.WEBHOOK, ONCALL, HOLD.toSeconds(),
                                STEPS.get(0).toSeconds(), STEPS.get(1).toSeconds());
        Path file = Files.createTempFile("bellwether-kill-points", ".yaml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, rules);
    }
}
