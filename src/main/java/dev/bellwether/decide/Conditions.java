package dev.bellwether.decide;

import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.Facts;
import dev.bellwether.event.Notice;
import dev.bellwether.event.OutageConfirmed;
import dev.bellwether.event.StateStuck;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which alert an event stands for, before anything else is known. */
final class Conditions {

    private static final String SECURITY = "security";

    private Conditions() {}

    /** Whether the event says that something is back. */
    static boolean isRecovery(DeviceEvent event) {
        return (event instanceof ConnectionChanged c && c.connectivity() == Connectivity.ONLINE)
                || (event instanceof OutageConfirmed o && o.connectivity() == Connectivity.ONLINE);
    }

    /**
     * The alert an event raises; empty for what nobody is called for. A connection literal without a meaning raises one
     * too: a needless message that shows the literal beats a lost outage.
     */
    static Optional<Alert> alert(Sighting sighting) {
        DeviceEvent event = sighting.event();
        DeviceRef device = event.facts().device();
        if (event instanceof ConnectionChanged c) {
            Severity severity = Severity.ofLoss(device);
            return Optional.of(alert(sighting, AlertName.DEVICE_OFFLINE, severity, device, said(c.connection()), false));
        } else if (event instanceof OutageConfirmed o) {
            return Optional.of(alert(
                    sighting, AlertName.LOCATION_OUTAGE, Severity.CRITICAL, DeviceRef.NONE, said(o.connection()), false));
        } else if (event instanceof AlarmRaised a) {
            String detail = Stream.of(a.category(), a.reason())
                    .filter(word -> word != null)
                    .collect(Collectors.joining(" / "));
            Severity severity = SECURITY.equalsIgnoreCase(a.category()) ? Severity.CRITICAL : Severity.WARNING;
            return Optional.of(alert(sighting, AlertName.HARDWARE_ALARM, severity, device, detail, true));
        } else if (event instanceof StateStuck s) {
            return Optional.of(
                    alert(sighting, AlertName.ABNORMAL_STATUS, Severity.WARNING, device, said(s.status()), true));
        }
        return Optional.empty();
    }

    /** Whether an event of an alerting type says anything at all that a person could act on. */
    static boolean isEmpty(DeviceEvent event) {
        Facts facts = event.facts();
        boolean unnamed = !facts.location().isNamed() && !facts.device().isNamed();
        boolean silent = (event instanceof ConnectionChanged c && c.connection() == null)
                || (event instanceof OutageConfirmed o && o.connection() == null)
                || (event instanceof AlarmRaised a && a.category() == null && a.reason() == null)
                || (event instanceof StateStuck s && s.status() == null)
                || event instanceof Notice;
        return unnamed && silent;
    }

    static Fingerprint deviceOffline(Sighting sighting) {
        return fingerprint(sighting, AlertName.DEVICE_OFFLINE, sighting.event().facts().device(), "");
    }

    private static Alert alert(
            Sighting sighting, AlertName name, Severity severity, DeviceRef device, String detail, boolean byDetail) {
        Facts facts = sighting.event().facts();
        Fingerprint fingerprint = fingerprint(sighting, name, device, byDetail ? detail : "");
        return new Alert(
                fingerprint, name, severity, device, detail, Source.WEBHOOK, facts.at(), facts.at(), facts.receivedAt(),
                null);
    }

    private static Fingerprint fingerprint(Sighting sighting, AlertName name, DeviceRef device, String detail) {
        String key = device.key();
        return Fingerprint.of(name, sighting.location(), key == null ? "" : key, detail);
    }

    private static String said(@Nullable String literal) {
        return literal == null ? "" : literal;
    }
}
