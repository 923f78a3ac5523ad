package dev.bellwether.local;

import dev.bellwether.Bellwether;
import dev.bellwether.local.bikeep.Scenario;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** What a bare {@code mvn} runs: everything around the service, then the service itself in Quarkus' dev mode. */
public final class Local {

    /** First of all: two first users of the log manager at once, as Kafka and PostgreSQL are, can block each other. */
    private static final Logger LOG = Logger.getLogger(Local.class);

    private Local() {}

    /** Runs until interrupted; {@code args} go to the service. */
    public static void main(String[] args) {
        Settings settings = Settings.ofThisProcess();
        settings.offer("quarkus.devservices.enabled", false);
        settings.offer("quarkus.test.continuous-testing", "disabled");
        Surroundings surroundings = new Surroundings(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(surroundings::close, "local-stop"));
        endWithMaven();
        try {
            LOG.info("starting Kafka, PostgreSQL, SMTP, Slack and Bikeep");
            surroundings.start();
        } catch (Port.Trouble trouble) {
            give(trouble);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Port.Trouble trouble) {
                give(trouble);
            }
            throw e;
        }
        Readiness.of(surroundings.service()).then(() -> {
            Banner.print(surroundings);
            if (settings.or("bellwether.local.scenario", "outage").equals("outage")) {
                surroundings.scenarios().ifPresent(scenarios -> scenarios.playIn(3, Scenario.OUTAGE));
            }
        });
        Bellwether.main(args);
    }

    /** A Maven that is killed takes no children along, so they watch it. */
    private static void endWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("java"))
                .ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
    }

    private static void give(Port.Trouble trouble) {
        System.err.println("\n  " + trouble.getMessage() + "\n");
        System.exit(1);
    }
}
