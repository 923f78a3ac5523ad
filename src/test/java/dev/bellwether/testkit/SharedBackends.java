package dev.bellwether.testkit;

import static org.awaitility.Awaitility.await;

import dev.bellwether.local.service.PostgresServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Kafka and PostgreSQL, once per JVM. Quarkus gives every application under test a class loader of its own; this class
 * is asked for in the system's, so all of them share one, and only plain strings cross over.
 */
public final class SharedBackends {

    /** Before anything runs in parallel: two first users of the log manager at once can block each other. */
    private static final Logger LOG = Logger.getLogger(SharedBackends.class);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static Backends backends;

    private SharedBackends() {}

    /** Configuration that points the application at the shared Kafka and at a database of its own. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> configuration() {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        // the broker looks classes up by name in the context's class loader, so that has to be the system's as well
        thread.setContextClassLoader(system);
        try {
            Class<?> shared = system.loadClass(SharedBackends.class.getName());
            return (Map<String, String>) shared.getMethod("next").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Kafka and PostgreSQL did not start", e);
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    /** Called in the system's class loader. */
    public static synchronized Map<String, String> next() {
        if (backends == null) {
            String kind = System.getProperty("bellwether.services", "embedded");
            LOG.infof("starting Kafka and PostgreSQL kind=%s", kind);
            backends = kind.equals("containers") ? ContainerBackends.start() : EmbeddedBackends.start();
            Runtime.getRuntime().addShutdownHook(new Thread(backends::close, "backends-stop"));
        }
        forgetTopics(backends.kafka());
        PostgresServer postgres = backends.postgres();
        return Map.of(
                "kafka.bootstrap.servers", backends.kafka(),
                "quarkus.datasource.jdbc.url", postgres.create("test_" + DATABASES.incrementAndGet()),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password());
    }

    /** What an application before this one has left unread is none of this one's business. */
    private static void forgetTopics(String kafka) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> isForgotten(admin));
        }
    }

    /** A client of that application that is not quite gone may have a topic created anew while it is deleted. */
    private static boolean isForgotten(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> left = admin.listTopics().names().get();
        try {
            admin.deleteTopics(left).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        return left.isEmpty();
    }
}
