package dev.bellwether.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a JVM of its own. */
final class ServiceProcess implements AutoCloseable {

    /** Its heap; half of what its container gives it by default. */
    static final String HEAP = "-Xmx512m";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final URI address;
    private final Path log;

    private ServiceProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /** Starts it and waits until it is ready. */
    static ServiceProcess start(Path jar, Map<String, String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add(HEAP);
        command.addAll(List.of(System.getenv().getOrDefault("BENCH_JAVA_OPTS", "").trim().split("\\s+")));
        command.remove("");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dquarkus.http.port=" + port);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        Path log = jar.resolveSibling("../service.log").normalize();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ServiceProcess service = new ServiceProcess(process, URI.create("http://localhost:" + port), log);
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).until(service::isReady);
        return service;
    }

    URI uri(String path) {
        return address.resolve(path);
    }

    /** POSTs nothing there and expects to be obeyed. */
    void tell(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(ANSWER)
                        .POST(BodyPublishers.noBody())
                        .build();
        int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IllegalStateException(path + " was answered with " + status + ", see " + log);
        }
    }

    /** The sum of a metric's samples whose line begins so. */
    long metric(String beginning) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/q/metrics")).build();
        return (long) CLIENT.send(request, BodyHandlers.ofLines()).body()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service has ended by itself, see " + log);
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready")).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
