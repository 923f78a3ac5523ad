package dev.bellwether.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The environment names the service listens to: its own, the usual Quarkus keys (as the extensions on the class path describe
 * themselves) and the Kafka client's. A name that is none of them would be set and silently ignored.
 */
final class KnownSettings {

    /** What scripts rely on; a name is only ever added here. */
    private static final Set<String> OWN = Set.of(
            "BELLWETHER_WEBHOOK_SEEDS",
            "BELLWETHER_WEBHOOK_SCHEME",
            "BELLWETHER_BIKEEP_API_URL",
            "BELLWETHER_BIKEEP_TOKEN_URL",
            "BELLWETHER_BIKEEP_CLIENT_ID",
            "BELLWETHER_BIKEEP_CLIENT_SECRET",
            "BELLWETHER_BIKEEP_POLL_INTERVAL",
            "BELLWETHER_RECONCILE_CONNECTION_WITHIN",
            "BELLWETHER_RESPOND_ENABLED",
            "BELLWETHER_RESPOND_DRY_RUN",
            "BELLWETHER_RESPOND_PHOTOS",
            "BELLWETHER_ALERTING_CONFIG",
            "BELLWETHER_API_TOKENS_FILE");

    /** Values that may come from a file, by the same name with {@code _FILE}. */
    private static final Set<String> SECRET = Set.of(
            "BELLWETHER_WEBHOOK_SEEDS",
            "BELLWETHER_BIKEEP_CLIENT_SECRET",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_MAILER_PASSWORD",
            "QUARKUS_OTEL_EXPORTER_OTLP_HEADERS");

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern NAME = Pattern.compile("\"environmentVariable\" : \"(QUARKUS_[A-Z0-9_]+)\"");
    private static final Set<String> QUARKUS = quarkusNames();

    private KnownSettings() {}

    /** Whether the service would do something on {@code name}. */
    static boolean has(String name) {
        return OWN.contains(name) || isSecretFile(name) || QUARKUS.contains(name) || isKafkaClients(name);
    }

    /** Whether a value of {@code name} must never be written down. */
    static boolean isSecret(String name) {
        return SECRET.contains(name);
    }

    private static boolean isSecretFile(String name) {
        return name.endsWith("_FILE") && SECRET.contains(name.substring(0, name.length() - "_FILE".length()));
    }

    private static boolean isKafkaClients(String name) {
        return name.startsWith("KAFKA_")
                && ProducerConfig.configNames()
                        .contains(name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static Set<String> quarkusNames() {
        var names = new HashSet<String>();
        try {
            for (URL model : Collections.list(KnownSettings.class.getClassLoader().getResources(MODEL))) {
                try (var in = model.openStream()) {
                    var found = NAME.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    while (found.find()) names.add(found.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what Quarkus says of its settings", e);
        }
        return names;
    }
}
