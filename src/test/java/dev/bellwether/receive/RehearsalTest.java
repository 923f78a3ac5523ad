package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.AlarmRaised;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Rehearsal rehearsal = Rehearsal.byEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"hash\":\"ab\"", ",\"hash\":7,\"version\":2"})
    void an_envelope_becomes_its_events_whatever_its_hash(String rest) {
        Rehearsal.Outcome outcome = of("{\"type\":\"alarm\",\"data\":{\"ü\":1.10,\"alarm_reason\":\"r\"}" + rest + "}");

        assertThat(outcome).isInstanceOfSatisfying(Rehearsal.Events.class, sent -> {
            assertThat(sent.events()).hasSize(1);
            assertThat(sent.events().get(0)).isInstanceOfSatisfying(AlarmRaised.class, alarm -> {
                assertThat(alarm.reason()).isEqualTo("r");
                assertThat(alarm.facts().receivedAt()).isEqualTo(NOW);
                assertThat(alarm.facts().sent()).contains("\"ü\":1.10");
            });
        });
    }

    @Test
    void what_the_receiver_would_refuse_is_refused_in_its_words() {
        assertThat(of("{")).isEqualTo(
                new Rehearsal.Refused("The body is not one JSON object without repeated names."));
        assertThat(of("{\"type\":\"alarm\",\"data\":[" + "{},".repeat(5_000) + "{}]}"))
                .isEqualTo(new Rehearsal.Refused("The body holds more than 5000 events."));
    }

    private Rehearsal.Outcome of(String body) {
        return rehearsal.of(body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
