package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Briefings for the channels' tests. */
public final class Briefings {

    /** When all of them began. */
    public static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private Briefings() {}

    /** Two locks that were forced, seven minutes ago. */
    public static Briefing alarm() {
        return of(Reason.FIRST, null);
    }

    /** The same, said once more since nobody took care. */
    public static Briefing escalated() {
        return of(Reason.ESCALATED, null);
    }

    /** The same; something was done about it. */
    public static Briefing responded() {
        return of(Reason.RESPONDED, null);
    }

    /** The same, over after an hour. */
    public static Briefing over() {
        return of(Reason.RESOLVED, SINCE.plusSeconds(3600));
    }

    /** The same, somebody takes care of it. */
    public static Briefing acknowledged() {
        Briefing b = alarm();
        Briefing.Facts facts =
                new Briefing.Facts(b.facts().kind(), "acknowledged", b.facts().location(), b.facts().alerts());
        return new Briefing(
                b.incident(), b.reason(), false, b.severity(), b.title(), b.summary(), b.place(), b.devices(), b.impact(),
                b.affected(), b.since(), null, b.known(), b.meaning(), b.notes(), facts);
    }

    /** The same in other words: a title and the devices. */
    public static Briefing saying(String title, List<String> devices) {
        Briefing b = alarm();
        return new Briefing(
                b.incident(), b.reason(), false, b.severity(), title, b.summary(), b.place(), b.devices(), b.impact(),
                new Briefing.Listing("Devices", devices), b.since(), null, b.known(), b.meaning(), b.notes(), b.facts());
    }

    /** The same at another place: the incident of that number. */
    public static Briefing another(int number) {
        Briefing b = alarm();
        return new Briefing(
                new IncidentId(new UUID(0, number)), b.reason(), false, b.severity(), b.title(), b.summary(), b.place(),
                b.devices(), b.impact(), b.affected(), b.since(), null, b.known(), b.meaning(), b.notes(), b.facts());
    }

    /** Such a message, told for the first time. */
    public static Message message(Briefing briefing) {
        return new Message(briefing, briefing.incident() + "/1/1", null, false);
    }

    /** The same message, which may have arrived already. */
    public static Message unsure(Briefing briefing) {
        return new Message(briefing, briefing.incident() + "/1/1", null, true);
    }

    /** What machines go by, of an incident without alerts of interest. */
    public static Briefing.Facts facts() {
        return new Briefing.Facts("alarm", "open", "loc-1", List.of());
    }

    private static Briefing of(Reason reason, Instant until) {
        boolean over = until != null;
        return new Briefing(
                new IncidentId(new UUID(1, 2)),
                reason,
                over,
                Severity.CRITICAL,
                (over ? "Resolved: " : "") + "Hardware alarm (security / lock_forced) · #331544 Berlin Ostkreuz",
                "The hardware raised an alarm (sent: security / lock_forced).",
                new Briefing.Where(
                        "#331544 Berlin Ostkreuz", "Sonntagstraße 1, Berlin", URI.create("https://map.example/?a=1&b=2")),
                "2 of 10 devices",
                List.of("1 locker in use: what is inside stays inside."),
                new Briefing.Listing("Devices", List.of("LOCKER 7, 8 (security / lock_forced)")),
                SINCE,
                until,
                "Known by webhook, seven minutes ago",
                "Somebody may be tampering with it or it is damaged: have someone look, on site or by camera.",
                List.of("Type BIKE_LOCKERS", "Location id loc-1"),
                new Briefing.Facts(
                        "alarm", over ? "resolved" : "open", "loc-1", List.of(signal("7", until), signal("8", until))));
    }

    private static Briefing.Signal signal(String device, Instant until) {
        return new Briefing.Signal(
                "v1:" + device.repeat(64),
                Map.of(
                        "alertname", "HardwareAlarm", "severity", "critical", "type", "alarm", "category", "security",
                        "reason", "lock_forced", "location", "loc-1", "location_code", "331544", "device", device,
                        "device_type", "LOCKER", "tag", "indoor,24h"),
                "Hardware alarm (security / lock_forced) · LOCKER " + device,
                SINCE,
                until);
    }
}
