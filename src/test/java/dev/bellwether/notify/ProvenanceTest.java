package dev.bellwether.notify;

import static dev.bellwether.testkit.Events.LOCATION;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    @Test
    void a_loss_that_polling_found_says_that_no_webhook_told_it() {
        assertThat(known(incident(Source.POLL), 10))
                .isEqualTo("Seen by polling Bikeep's API; no webhook told it; location data polled 2 min ago");
    }

    @Test
    void a_loss_of_both_sources_says_so() {
        assertThat(known(incident(Source.WEBHOOK, Source.POLL), 10)).startsWith("Told by Bikeep's webhook; more of it seen by");
        assertThat(known(incident(Source.POLL, Source.WEBHOOK), 10)).contains("webhooks told only a part of it");
    }

    @Test
    void a_recovery_says_by_whom_it_was_told() {
        LiveIncident lost = incident(Source.WEBHOOK);

        assertThat(known(lost.resolve(minute(9), Recovery.WEBHOOK), 10)).startsWith("Recovery told by Bikeep's webhook;");
        assertThat(known(lost.resolve(minute(9), Recovery.POLL), 10))
                .startsWith("Recovery seen by polling Bikeep's API: whole in two looks; no webhook told the end of it");
        assertThat(known(lost.resolve(minute(9), Recovery.QUIET), 10)).startsWith("Concluded from silence");
    }

    @Test
    void a_location_of_which_only_what_was_told_is_back_is_not_called_whole() {
        assertThat(known(incident(Source.WEBHOOK).resolve(minute(9), Recovery.POLL), 9))
                .startsWith("Recovery seen by polling Bikeep's API: what was told to be lost is back");
    }

    private static String known(Incident incident, int online) {
        Place place = new Place(
                "loc-1", null, null, null, null, null, true, List.of(), Connectivity.ONLINE,
                new Place.Devices(10, online, online), null, null, minute(10));
        return Provenance.of(new Matter(incident, null, place, List.of()), minute(12));
    }

    private static LiveIncident incident(Source... sources) {
        LiveIncident incident =
                LiveIncident.opened(new IncidentKey("loc-1", Kind.CONNECTION), LOCATION, alert(sources[0], 0), "c");
        for (int i = 1; i < sources.length; i++) {
            incident = incident.with(alert(sources[i], i));
        }
        return incident;
    }

    private static Alert alert(Source source, int minute) {
        return new Alert(
                Fingerprint.of(AlertName.DEVICE_OFFLINE, "loc-1", "dev-" + minute, ""), AlertName.DEVICE_OFFLINE,
                Severity.WARNING, new DeviceRef("dev-" + minute, null, null, null, "LOCKER"), "offline", source,
                minute(minute), minute(minute), minute(minute), null);
    }
}
