package dev.bellwether.local.service;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;

/** One real Kafka broker (KRaft) in this JVM; topics appear when first used. */
public final class KafkaService implements AutoCloseable {

    /** Data that outlives the JVM can only be opened again under the cluster id it was written with. */
    private static final String CLUSTER_ID = "bellwetherLocalKafka00";

    static {
        Quiet.loggers(Level.WARNING, "kafka", "org.apache.kafka", "state.change.logger");
        // warns of an empty log, which is what a first start has
        Quiet.loggers(Level.SEVERE, "org.apache.kafka.controller.QuorumController");
    }

    private final EmbeddedKafkaBroker broker;

    private KafkaService(EmbeddedKafkaBroker broker) {
        this.broker = broker.start();
    }

    /** On a free port, forgetting everything at the end. */
    public static KafkaService start() {
        return new KafkaService(configured().withDeleteLogDirsOnClose(true));
    }

    /** On this port, with data that lasts. */
    public static KafkaService start(int port, Path data) {
        return start(port, port, data);
    }

    /** On this port, with data that lasts; clients are told to come by another one. */
    public static KafkaService start(int port, int advertised, Path data) {
        return new KafkaService(configured()
                .withKafkaPort(port)
                .withAdvertisedListeners("PLAINTEXT://localhost:" + advertised)
                .withClusterId(CLUSTER_ID)
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(properties -> {
                    // replaces the consumer given before, so the common settings are repeated
                    quickRestart(properties);
                    properties.put("log.dir", data.toAbsolutePath().toString());
                }));
    }

    /** What goes into {@code kafka.bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.getAdvertisedListeners().replace("PLAINTEXT://", "");
    }

    @Override
    public void close() {
        broker.close();
    }

    private static EmbeddedKafkaBroker configured() {
        return new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withKafkaHost("localhost")
                .withAdditionalProperties(KafkaService::quickRestart);
    }

    /** Without these a broker that comes back on the same data is fenced for a dozen seconds. */
    private static void quickRestart(Properties properties) {
        properties.put("controlled.shutdown.enable", "true");
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "true");
    }
}
