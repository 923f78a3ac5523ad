package dev.bellwether.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A Kafka that only one test class has, to be taken down and up: beside {@link Services}, with {@code restrictToAnnotatedClass}.
 */
public final class OwnKafka implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 4;

    private static int port;
    private static Path data;
    private static AutoCloseable broker;

    /** Its address. */
    public static String address() {
        return "localhost:" + port;
    }

    /** Starts it on the same port and data. */
    public static synchronized void up() {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        // the broker looks classes up by name in the context's class loader
        thread.setContextClassLoader(system);
        try {
            broker = (AutoCloseable) system.loadClass("dev.bellwether.local.service.KafkaService")
                    .getMethod("start", int.class, Path.class)
                    .invoke(null, port, data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Kafka did not start", e);
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    /** Takes it away. */
    public static synchronized void down() {
        try {
            if (broker != null) {
                broker.close();
            }
            broker = null;
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not stop", e);
        }
    }

    @Override
    public int order() {
        return 1; // after all others, so that its address counts
    }

    @Override
    public Map<String, String> start() {
        port = Ports.free();
        try {
            data = Files.createTempDirectory("bellwether-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        up();
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic("bikeep.events", PARTITIONS, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("kafka.bootstrap.servers", address());
    }

    @Override
    public void stop() {
        down();
    }
}
