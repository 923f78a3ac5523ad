package dev.bellwether.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** A bare producer with the settings of the service's own: read from its properties file, so that they cannot drift. */
public final class ProducerSettings {

    private static final String CHANNEL = "mp.messaging.outgoing.events-out.";

    private ProducerSettings() {}

    /** A new producer. */
    public static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        Properties settings = new Properties();
        Properties file = file();
        for (String name : ProducerConfig.configNames()) {
            String value = file.getProperty(CHANNEL + name);
            if (value != null) {
                settings.setProperty(name, value);
            }
        }
        settings.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaProducer<>(settings);
    }

    private static Properties file() {
        try (InputStream in = ProducerSettings.class.getClassLoader().getResourceAsStream("application.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
