package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.wire.EventCodec;
import dev.bellwether.event.wire.EventRecord;
import dev.bellwether.event.wire.EventSchema;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code deliveries/}, under the default settings, becomes just the records in its {@code .records} file. */
class GoldenDeliveryTest {

    private static final Path FILES = Path.of("src/test/resources/deliveries");
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private static final WebhookSettings DEFAULTS = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WebhookSettings.class)
            .build()
            .getConfigMapping(WebhookSettings.class);

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void becomes(String name) throws IOException {
        List<EventRecord> records = records(Files.readString(FILES.resolve(name + ".json")));

        String written = String.join("", records.stream().map(GoldenDeliveryTest::written).toList());
        Path golden = FILES.resolve(name + ".records");
        if (Boolean.getBoolean("bellwether.test.golden.write")) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
        assertThat(records).allSatisfy(r -> assertThat(EventSchema.violations(r.value())).isEmpty());
    }

    private static List<EventRecord> records(String delivery) {
        String signed = delivery.strip().replaceFirst("}$", ", \"hash\": \"ab\"}");
        EnvelopeReader reader = new EnvelopeReader(DEFAULTS.maxDepth());
        EnvelopeReader.Envelope envelope =
                (EnvelopeReader.Envelope) reader.read(signed.getBytes(StandardCharsets.UTF_8));
        JsonNode data = Receiver.tree(envelope.data());
        List<DeviceEvent> events = Normalizers.of(DEFAULTS).normalize(envelope.type(), data, RECEIVED);
        return events.stream().map(EventCodec::encode).toList();
    }

    private static String written(EventRecord record) {
        return "id " + record.headers().get("ce_id") + "\ntype " + record.headers().get("ce_type") + "\nkey " + record.key()
                + "\ntime " + record.headers().get("ce_time") + "\n"
                + new String(record.value(), StandardCharsets.UTF_8).replace(",\"sent\":", ",\n\"sent\":") + "\n\n";
    }
}
