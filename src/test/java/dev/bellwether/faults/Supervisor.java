package dev.bellwether.faults;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.Daemon;
import dev.bellwether.testkit.Http;
import dev.bellwether.testkit.ServiceProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the service running as a platform does: what has ended is started anew, what says that it is dead is killed. */
final class Supervisor implements AutoCloseable {

    /** As Kubernetes does by default. */
    private static final int FAILURES = 3;
    private static final Pattern OVERTOOK = Pattern.compile("delivery overtook what is spooled events=\\[(.*?)]");

    private final ScheduledExecutorService timer = Daemon.timer("supervisor");
    private final AtomicInteger restarts = new AtomicInteger();
    private final List<ServiceProcess> lives = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private volatile ServiceProcess service;
    private int failures;

    Supervisor(Map<String, String> settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Returns when it is ready. */
    void start() {
        launch();
        awaitReady();
        timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Requests to it, whether it lives or not. */
    Http http() {
        return service.http();
    }

    /** Kills it without a word; its next life begins at once. */
    synchronized void kill() {
        service.kill();
        launch();
    }

    /** Has it end in order; its next life begins when it has. */
    synchronized void restart() {
        service.close();
        launch();
    }

    /** How often it had to be started anew though nobody had killed it. */
    int restarts() {
        return restarts.get();
    }

    /** Events of which it says that they were published before older ones, since the database did not give those. */
    Set<String> overtaking() {
        return lives.stream()
                .flatMap(life -> OVERTOOK.matcher(life.printed()).results())
                .flatMap(said -> Stream.of(said.group(1).split(", ")))
                .collect(Collectors.toSet());
    }

    /** What earlier lives said is not asked for any more. */
    void forget() {
        lives.removeIf(life -> life != service);
    }

    /** Waits for a life that is ready. */
    void awaitReady() {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100)).until(() -> answers("/q/health/ready", 200));
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        service.kill();
    }

    private void launch() {
        service = ServiceProcess.launch(settings, environment);
        lives.add(service);
        failures = 0;
    }

    private synchronized void look() {
        if (timer.isShutdown()) {
            return;
        }
        failures = answers("/q/health/live", 503) ? failures + 1 : 0;
        if (!service.isAlive() || failures == FAILURES) {
            restarts.incrementAndGet();
            service.kill();
            launch();
        }
    }

    private boolean answers(String path, int status) {
        try {
            return service.http().get(path).status() == status;
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }
}
