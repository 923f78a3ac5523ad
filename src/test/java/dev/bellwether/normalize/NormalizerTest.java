package dev.bellwether.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Notice;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.event.StateStuck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"location\":{\"id\":\"L\",\"uri\":\"/l/L\",\"code\":\"c\",\"label\":\"#1\",\"name\":\"n\"},"
                + "\"device\":{\"id\":\"D\",\"uri\":\"/d/D\",\"code\":\"d\",\"alias\":\"7\",\"type\":\"GUARD\"}}",
        "{\"location_id\":\"L\",\"location_uri\":\"/l/L\",\"location_code\":\"c\",\"location_label\":\"#1\",\"location_name\":\"n\","
                + "\"device_id\":\"D\",\"device_uri\":\"/d/D\",\"device_code\":\"d\",\"device_alias\":\"7\",\"device_type\":\"GUARD\"}"
    })
    void location_and_device_are_found_under_nested_and_under_flat_names(String data) {
        DeviceEvent event = Normalize.one("alarm", data);
        assertThat(event.facts().location()).isEqualTo(new LocationRef("L", "/l/L", "c", "#1", "n"));
        assertThat(event.facts().device()).isEqualTo(new DeviceRef("D", "/d/D", "d", "7", "GUARD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            connection           | {"id":"x"}                                              | - | x
            alarm                | {"id":"x"}                                              | - | x
            status               | {"id":7}                                                | - | 7
            maintenance_log      | {"id":"x"}                                              | - | x
            connection_confirmed | {"id":"x"}                                              | x | -
            connection_confirmed | {"id":"x","location_id":"L"}                            | L | -
            connection_confirmed | {"id":"x","device_id":"D"}                              | x | D
            connection           | {"id":"x","device_id":"D"}                              | - | D
            connection           | {"id":"x","location_id":"L"}                            | L | x
            connection           | {"location_uri":"/location/v1/locations/L"}             | L | -
            connection           | {"device":{"uri":"/device/v1/devices/D"},"id":"x"}      | - | D
            connection           | {"location":{"id":"L","uri":"/location/v1/locations/M"}} | L | -
            connection           | {"device_uri":"/device/v1/devices/","id":"x"}           | - | x
            connection           | {"device_uri":"D"}                                      | - | D
            connection           | {"location":"L","device":"D"}                           | - | -
            """)
    void an_id_comes_from_its_own_names_then_from_the_path_then_from_the_bare_id(
            String type, String data, String location, String device) {
        DeviceEvent event = Normalize.one(type, data);
        assertThat(event.facts().location().id()).isEqualTo(location);
        assertThat(event.facts().device().id()).isEqualTo(device);
    }

    @Test
    void every_published_type_has_its_own_kind_of_event_and_the_rest_are_notices() {
        assertThat(Normalize.one("connection", "{\"connection\":\"offline\"}"))
                .isInstanceOfSatisfying(ConnectionChanged.class, c -> {
                    assertThat(c.connectivity()).isEqualTo(Connectivity.OFFLINE);
                    assertThat(c.connection()).isEqualTo("offline");
                });
        assertThat(Normalize.one("connection_confirmed", "{\"connection\":\"partially_online\"}"))
                .isInstanceOfSatisfying(OutageConfirmed.class,
                        o -> assertThat(o.connectivity()).isEqualTo(Connectivity.PARTIALLY_ONLINE));
        assertThat(Normalize.one("alarm", "{\"alarm_category\":\"security\",\"alarm_reason\":\"wire_cut\"}"))
                .isInstanceOfSatisfying(AlarmRaised.class, a -> {
                    assertThat(a.category()).isEqualTo("security");
                    assertThat(a.reason()).isEqualTo("wire_cut");
                });
        assertThat(Normalize.one("status", "{\"status\":\"door_open\"}"))
                .isInstanceOfSatisfying(StateStuck.class, s -> assertThat(s.status()).isEqualTo("door_open"));
        assertThat(List.of("parking_reminder", "report", "maintenance_log", "brand_new"))
                .allSatisfy(type -> assertThat(Normalize.one(type, "{}"))
                        .isInstanceOf(Notice.class)
                        .extracting(DeviceEvent::type)
                        .isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "'\"online\"', ONLINE", "'\" OFFLINE \"', OFFLINE", "'\"Partially_Online\"', PARTIALLY_ONLINE", "'\"unknown\"', UNKNOWN",
        "'\"DEAD\"', UNKNOWN", "'\"\"', UNKNOWN", "null, UNKNOWN", "true, UNKNOWN", "0, UNKNOWN", "{}, UNKNOWN"
    })
    void a_literal_without_a_meaning_is_unknown_and_never_an_outage_or_a_recovery(String literal, Connectivity expected) {
        assertThat(Normalize.one("connection", "{\"connection\":" + literal + "}"))
                .isInstanceOfSatisfying(ConnectionChanged.class,
                        c -> assertThat(c.connectivity()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "1e400", "\"text\"", "{}", "\"\\ud800\"", "{\"\\ud800\":\"\\u0000\"}"})
    void what_cannot_be_mapped_is_an_event_all_the_same_with_what_was_sent(String data) {
        DeviceEvent event = Normalize.one("connection", data);
        assertThat(event.facts().location().isNamed()).isFalse();
        assertThat(event.facts().device().isNamed()).isFalse();
        assertThat(Normalize.json(event.facts().sent())).isEqualTo(Normalize.json(data));
    }
}
