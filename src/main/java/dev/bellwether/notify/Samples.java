package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Briefings of everything that can be told, about locations that do not exist. Pure: always the same. */
public final class Samples {

    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = BEGAN.plus(Duration.ofMinutes(125));
    private static final Instant LOOKED = NOW.minus(Duration.ofMinutes(2));
    /** More than a listing has room for. */
    private static final int MANY = 25;
    private static final LocationRef LOCATION =
            new LocationRef("loc-sample", null, "SMP-1234", "#1234", "#1234 Office Building A");

    private Samples() {}

    /** What a sample is of. */
    public record Sample(Kind kind, Reason reason, boolean resolved) {

        /** In words, as the API takes them. */
        public String words() {
            return (kind + " " + reason).toLowerCase(Locale.ROOT) + (resolved ? " resolved" : "");
        }
    }

    /** Every kind, for every reason, going on and over. */
    public static List<Sample> all() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Reason.values())
                        .flatMap(reason -> Stream.of(new Sample(kind, reason, false), new Sample(kind, reason, true))))
                .toList();
    }

    /** The briefing of a sample, in these words. */
    public static Briefing of(Sample sample, Wording wording) {
        LiveIncident live = live(sample.kind());
        if (sample.reason() == Reason.FLAPPING) {
            live = live.with(live.facts().turns().unrest(BEGAN));
        }
        Incident incident = sample.resolved() ? live.resolve(NOW.minusSeconds(60), recovery(sample.kind())) : live;
        boolean covers = sample.kind().covers();
        boolean well = sample.resolved() || sample.kind() != Kind.CONNECTION;
        Matter matter = new Matter(
                incident, covers ? null : impact(well), covers ? null : place("loc-sample", well), fleet());
        return new Composer("https://www.openstreetmap.org/?mlat={lat}&mlon={lon}", wording)
                .compose(matter, sample.reason(), NOW);
    }

    /** A digest that begins with that briefing. */
    public static List<Briefing> digest(Briefing first) {
        return List.of(
                first,
                of(new Sample(Kind.CONNECTION, Reason.FIRST, false), Wording.OURS),
                of(new Sample(Kind.STATUS, Reason.RESOLVED, true), Wording.OURS));
    }

    private static LiveIncident live(Kind kind) {
        List<Alert> alerts = alerts(kind);
        IncidentKey key = new IncidentKey(kind.covers() ? "sample" : "loc-sample", kind);
        LiveIncident incident = LiveIncident.opened(key, location(kind), alerts.get(0), "sample").confirm(BEGAN);
        for (Alert alert : alerts.subList(1, alerts.size())) {
            incident = incident.with(alert);
        }
        return incident;
    }

    private static List<Alert> alerts(Kind kind) {
        return switch (kind) {
            case CONNECTION -> List.of(
                    alert(AlertName.DEVICE_OFFLINE, locker("7"), "offline"),
                    alert(AlertName.DEVICE_OFFLINE, locker("8"), "offline"),
                    alert(AlertName.LOCATION_OUTAGE, DeviceRef.NONE, "offline"));
            case ALARM -> List.of(alert(AlertName.HARDWARE_ALARM, locker("7"), "security / lock_forced"));
            case STATUS -> List.of(alert(AlertName.ABNORMAL_STATUS, locker("3"), "door_open"));
            case SIGHT -> List.of(alert(AlertName.LOCATION_UNKNOWN, DeviceRef.NONE, "unknown"));
            case UPSTREAM -> List.of(alert(
                    AlertName.UPSTREAM_OUTAGE, DeviceRef.NONE, "8 of 12 locations went silent within 10 min"));
            case AREA -> many(AlertName.AREA_OUTAGE, 4, "Place ");
            case CATCH_UP -> many(AlertName.FOUND_BROKEN, 3, "Place ");
            case STORM -> many(AlertName.INCIDENT_STORM, MANY, "Device offline · Place ");
        };
    }

    private static List<Alert> many(AlertName name, int number, String words) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> alert(name, DeviceRef.NONE, words + i))
                .toList();
    }

    private static Alert alert(AlertName name, DeviceRef device, String detail) {
        Severity severity = name == AlertName.DEVICE_OFFLINE || name == AlertName.ABNORMAL_STATUS
                ? Severity.WARNING
                : name == AlertName.LOCATION_UNKNOWN ? Severity.INFO : Severity.CRITICAL;
        return new Alert(
                Fingerprint.of(name, "loc-sample", String.valueOf(device.key()), detail), name, severity, device, detail,
                source(name), BEGAN, BEGAN, BEGAN, null);
    }

    private static Source source(AlertName name) {
        return name.kind().covers() || name.kind() == Kind.SIGHT ? Source.POLL : Source.WEBHOOK;
    }

    private static Recovery recovery(Kind kind) {
        return switch (kind) {
            case CONNECTION -> Recovery.WEBHOOK;
            case ALARM -> Recovery.QUIET;
            case STATUS -> Recovery.DEVICE;
            case SIGHT, UPSTREAM, AREA, CATCH_UP, STORM -> Recovery.POLL;
        };
    }

    private static DeviceRef locker(String alias) {
        return new DeviceRef("dev-" + alias, null, null, alias, "LOCKER");
    }

    private static LocationRef location(Kind kind) {
        return switch (kind) {
            case CONNECTION, ALARM, STATUS, SIGHT -> LOCATION;
            case UPSTREAM -> named("Bikeep");
            case AREA -> named("around Freedom Square");
            case CATCH_UP -> named("since 2026-03-01T02:14:00Z");
            case STORM -> named("many locations");
        };
    }

    private static LocationRef named(String words) {
        return new LocationRef(null, null, null, null, words);
    }

    private static List<Place> fleet() {
        return IntStream.rangeClosed(1, 12).mapToObj(i -> place("Place " + i, i > 8)).toList();
    }

    private static Place place(String id, boolean well) {
        String name = id.equals(LOCATION.id()) ? LOCATION.name() : id;
        return new Place(
                id, LOCATION.code(), LOCATION.label(), name, "123 Main Street, Tallinn", "BIKE_LOCKERS", true,
                List.of("indoor"), well ? Connectivity.ONLINE : Connectivity.OFFLINE,
                new Place.Devices(10, well ? 9 : 0, well ? 10 : 0), 59.4339, 24.745, LOOKED);
    }

    private static Impact impact(boolean well) {
        return new Impact(
                LOOKED, 10, well ? 10 : 0, 4, well ? 0 : 4,
                List.of(new Impact.Guard("C2", well ? Connectivity.ONLINE : Connectivity.OFFLINE, well ? null : BEGAN)));
    }
}
