package dev.bellwether.testkit;

import dev.bellwether.local.service.PostgresServer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Both in containers, of other images if {@code bellwether.kafka.image} or {@code bellwether.postgres.image} is set. */
record ContainerBackends(KafkaContainer broker, PostgreSQLContainer database) implements Backends {

    private static final String KAFKA = "apache/kafka";
    private static final String POSTGRES = "postgres";

    static Backends start() {
        KafkaContainer kafka = new KafkaContainer(image("bellwether.kafka.image", KAFKA, "4.1.1"));
        PostgreSQLContainer postgres = new PostgreSQLContainer(image("bellwether.postgres.image", POSTGRES, "18"));
        Startables.deepStart(kafka, postgres).join();
        return new ContainerBackends(kafka, postgres);
    }

    @Override
    public String kafka() {
        return broker.getBootstrapServers();
    }

    @Override
    public PostgresServer postgres() {
        return new PostgresServer(
                database.getHost(),
                database.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                database.getUsername(),
                database.getPassword());
    }

    @Override
    public void close() {
        try (database) {
            broker.close();
        }
    }

    private static DockerImageName image(String property, String original, String tag) {
        return DockerImageName.parse(System.getProperty(property, original + ":" + tag))
                .asCompatibleSubstituteFor(original);
    }
}
