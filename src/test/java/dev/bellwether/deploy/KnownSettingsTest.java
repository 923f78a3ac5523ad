package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the environment's names is itself proven, by names that are wrong. */
class KnownSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BELLWETHER_WEBHOOK_SEEDS",
                "BELLWETHER_WEBHOOK_SEEDS_FILE",
                "QUARKUS_DATASOURCE_PASSWORD_FILE",
                "QUARKUS_MAILER_START_TLS",
                "KAFKA_BOOTSTRAP_SERVERS",
                "KAFKA_SASL_JAAS_CONFIG"
            })
    void aSettingIsKnown(String name) {
        assertThat(KnownSettings.has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BELLWETHER_WEBHOOK_SEED",
                "BELLWETHER_WEBHOOK_SCHEME_FILE",
                "QUARKUS_HTTP_PROT",
                "QUARKUS_MAILER_STARTTLS",
                "KAFKA_BROKERS",
                "KAFKA_PORT"
            })
    void aNameNobodyListensToIsNot(String name) {
        assertThat(KnownSettings.has(name)).isFalse();
    }
}
