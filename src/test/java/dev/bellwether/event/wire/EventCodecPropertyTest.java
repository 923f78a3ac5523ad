package dev.bellwether.event.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.RandomEvents;
import dev.bellwether.event.Seeded;
import org.junit.jupiter.api.Test;

class EventCodecPropertyTest {

    @Test
    void what_is_encoded_decodes_to_an_equal_event() {
        Seeded.times(5_000, random -> {
            DeviceEvent event = new RandomEvents(random).next();
            assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
        });
    }

    @Test
    void every_value_is_valid_by_the_published_schema() {
        Seeded.times(1_000, random -> {
            DeviceEvent event = new RandomEvents(random).next();
            assertThat(EventSchema.violations(EventCodec.encode(event).value())).as("%s", event).isEmpty();
        });
    }

    @Test
    void the_headers_are_those_of_a_cloud_event_and_the_subject_is_the_key() {
        Seeded.times(1_000, random -> {
            DeviceEvent event = new RandomEvents(random).next();
            EventRecord wire = EventCodec.encode(event);
            assertThat(wire.key()).isEqualTo(event.facts().partitionKey()).isNotNull();
            assertThat(wire.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", event.id().value())
                    .containsEntry("ce_source", "/webhooks/bikeep")
                    .containsEntry("ce_type", "com.bikeep." + event.type())
                    .containsEntry("ce_subject", wire.key())
                    .containsEntry("ce_time", event.facts().at().toString())
                    .containsEntry("ce_dataschema", "urn:bellwether:bikeep-event:1")
                    .containsEntry("content-type", "application/json")
                    .hasSize(8);
        });
    }
}
