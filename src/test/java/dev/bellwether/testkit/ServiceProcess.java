package dev.bellwether.testkit;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The packaged service in a process of its own, so that it can be killed. Its output is in {@code target}. */
public final class ServiceProcess implements AutoCloseable {

    static {
        // a mail server's thread may well complain about a client that was killed in mid-sentence
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path JAR = BASE.resolve("target/quarkus-app/quarkus-run.jar");
    /** Several JVMs may run tests at once; what one's services print is none of the other's. */
    private static final String OUTPUT = "target/service-" + ProcessHandle.current().pid() + "-%d.log";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Process process;
    private final Http http;
    private final Path output;

    private ServiceProcess(Process process, Http http, Path output) {
        this.process = process;
        this.http = http;
        this.output = output;
    }

    /** Starts it with these settings and returns when it is ready. */
    public static ServiceProcess start(Map<String, String> settings) {
        return launch(settings).awaitReady();
    }

    /** Returns itself when it is ready. */
    public ServiceProcess awaitReady() {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(this::isReady);
        return this;
    }

    /** Starts it with these settings and returns at once. */
    public static ServiceProcess launch(Map<String, String> settings) {
        return launch(settings, Map.of());
    }

    /** Starts it with these system properties and environment variables and returns at once. */
    public static ServiceProcess launch(Map<String, String> settings, Map<String, String> environment) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: package the service first (mvn verify does)");
        }
        try {
            int port = Ports.free();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx256m");
            // it lives for seconds: compiling its code a second time, better, never pays off
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-XX:+UseSerialGC");
            // packaged for the JVM that packaged it, and only good beside the jar; another JVM does without
            command.add("-XX:SharedArchiveFile=app-cds.jsa");
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.add("-Dquarkus.http.port=" + port);
            command.add("-jar");
            command.add(JAR.getFileName().toString());
            File output = BASE.resolve(OUTPUT.formatted(COUNT.incrementAndGet())).toFile();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(JAR.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, new Http(URI.create("http://localhost:" + port)), output.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests to it. */
    public Http http() {
        return http;
    }

    /** Everything it has printed so far. */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended by itself; returns its exit code. */
    public int awaitEnd() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** Kills it without a word, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to stop and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended; what it printed is in " + output);
        }
        try {
            return http.get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
