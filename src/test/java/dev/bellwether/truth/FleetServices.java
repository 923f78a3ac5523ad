package dev.bellwether.truth;

import dev.bellwether.local.bikeep.Bikeep;
import dev.bellwether.local.bikeep.sim.Plan;
import dev.bellwether.local.bikeep.sim.Simulation;
import dev.bellwether.local.http.WebServer;
import dev.bellwether.local.slack.FakeSlack;
import dev.bellwether.testkit.MovedClock;
import dev.bellwether.testkit.SharedBackends;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The simulated fleet's Bikeep and a Slack, on a moved clock, and a service that is wound by hand. */
public final class FleetServices implements QuarkusTestResourceLifecycleManager {

    static final String SEED = "a-seed-for-the-fleet";

    private static volatile Running running;

    private record Running(
            Plan plan, MovedClock clock, Simulation simulation, WebServer bikeep, FakeSlack slack, WebServer slackServer) {

        static Running start() {
            Plan plan = Plan.month(Long.getLong("truth.seed", 1))
                    .withLocations(Integer.getInteger("truth.locations", 120))
                    .withDays(Integer.getInteger("truth.days", 3));
            MovedClock clock = new MovedClock(plan.from());
            Simulation simulation = Simulation.of(plan, clock);
            FakeSlack slack = new FakeSlack(clock);
            return new Running(
                    plan, clock, simulation, WebServer.start(0, simulation.bikeep()), slack, WebServer.start(0, slack));
        }
    }

    static Plan plan() {
        return running.plan;
    }

    static MovedClock clock() {
        return running.clock;
    }

    static Simulation simulation() {
        return running.simulation;
    }

    static FakeSlack slack() {
        return running.slack;
    }

    @Override
    public int order() {
        return 1; // after those that all tests share, whose haste is undone here
    }

    @Override
    public Map<String, String> start() {
        running = Running.start();
        Map<String, String> settings = new HashMap<>(SharedBackends.configuration());
        settings.put("quarkus.scheduler.start-mode", "halted");
        settings.put("bellwether.notify.prompt", "false");
        settings.put("bellwether.bikeep.api-url", running.bikeep.uri().toString());
        settings.put("bellwether.bikeep.token-url", running.bikeep.uri() + "/oauth2/token");
        settings.put("bellwether.bikeep.client-id", Bikeep.CLIENT_ID);
        settings.put("bellwether.bikeep.client-secret", Bikeep.CLIENT_SECRET);
        settings.put("bellwether.bikeep.poll-interval", "5m");
        settings.put("bellwether.directory.calls-per-minute", "30");
        settings.put("bellwether.reconcile.settle", "8s");
        settings.put("bellwether.reconcile.soon", "5s");
        // these go by the machine's clock, which does not move with ours
        settings.put("bellwether.bikeep.retries", "0");
        settings.put("bellwether.bikeep.breaker-delay", "1ms");
        settings.put("bellwether.webhook.seeds", SEED);
        settings.put("bellwether.alerting.config", rules().toString());
        settings.put("quarkus.log.category.\"dev.bellwether\".level", "ERROR");
        return settings;
    }

    @Override
    public void stop() {
        if (running != null) {
            running.bikeep.close();
            running.slackServer.close();
        }
    }

    /** The rules that the README shows, with the paces that operators use. */
    private static Path rules() {
        String rules =
                """
                route: {receiver: oncall, group_by: [location], group_wait: 30s, group_interval: 5m, repeat_interval: 4h, routes: []}
                receivers:
                  - name: oncall
                    slack_configs: [{api_url: "%s%s"}]
                hold: {DeviceOffline: 10m}
                """
                        .formatted(running.slackServer.uri(), FakeSlack.WEBHOOK);
        try {
            Path file = Files.createTempFile("bellwether-truth", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
