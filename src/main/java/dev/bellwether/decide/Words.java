package dev.bellwether.decide;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.Facts;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.DeviceSight;

/** The words of the timeline. */
final class Words {

    static final String ONLINE = "online";

    private Words() {}

    static String of(Alert alert) {
        String detail = alert.detail().isEmpty() ? "" : " (" + alert.detail() + ")";
        return alert.name().written() + device(alert.device()) + detail;
    }

    static String online(Facts facts) {
        return ONLINE + device(facts.device());
    }

    /** What a device, when read, shows of the alert. */
    static String shown(AlertName alert, DeviceSight sight) {
        String what = alert == AlertName.HARDWARE_ALARM
                ? " shows hardware state " + sight.hardwareState()
                : " is in another state since " + sight.stateSince();
        return alert.written() + device(sight.device()) + what;
    }

    private static String device(DeviceRef device) {
        String spoken = device.spoken();
        String type = device.type() == null ? "device" : device.type();
        return spoken == null ? "" : " " + type + " " + spoken;
    }
}
