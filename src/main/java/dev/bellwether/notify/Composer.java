package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.notify.Briefing.Where;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an incident into words. Pure: the same incident at the same time gives the same briefing. */
final class Composer {

    private static final int MOST_DEVICES = 40;
    private static final int MOST_LINES = 20;

    private final String mapUrl;

    /** A composer that links to that map; {@code {lat}} and {@code {lon}} are put in. */
    Composer(String mapUrl) {
        this.mapUrl = mapUrl;
    }

    /**
     * The briefing of an incident.
     *
     * @param incident as it is now
     * @param place    what the directory knows of its location, or null
     * @param reason   why it is told
     * @param now      the time, for ages
     */
    Briefing compose(Incident incident, @Nullable Place place, Reason reason, Instant now) {
        IncidentFacts facts = incident.facts();
        Alert lead = facts.lead();
        ResolvedIncident resolved = incident instanceof ResolvedIncident r ? r : null;
        Site site = Site.of(place == null ? null : place.type(), lead.device().type());
        Where where = where(facts.location(), lead.device(), place);
        String what = Phrases.what(lead);
        return new Briefing(
                incident.id(),
                reason,
                resolved != null,
                lead.severity(),
                (resolved == null ? "" : "Resolved: ") + what + " · " + where.name(),
                resolved == null ? Phrases.happened(lead, site) : Phrases.over(resolved, site),
                where,
                devices(facts, place, resolved != null),
                affected(facts),
                facts.openedAt(),
                resolved == null ? null : resolved.resolvedAt(),
                known(lead, resolved, place, now),
                resolved == null ? Phrases.meaning(lead, site) : Phrases.aftermath(resolved, site),
                notes(facts, place));
    }

    private Where where(LocationRef named, DeviceRef device, @Nullable Place place) {
        String name = place == null ? null : place.name() == null ? place.label() : place.name();
        String spoken = name == null ? named.spoken() : name;
        String fallback = device.spoken() == null ? "a location the webhook does not name" : "device " + device.spoken();
        URI map = place == null || place.latitude() == null || place.longitude() == null
                ? null
                : URI.create(mapUrl.replace("{lat}", place.latitude().toString())
                        .replace("{lon}", place.longitude().toString()));
        return new Where(spoken == null ? fallback : spoken, place == null ? null : place.address(), map);
    }

    private static @Nullable String devices(IncidentFacts facts, @Nullable Place place, boolean resolved) {
        Place.Devices counts = place == null ? null : place.devices();
        // Bikeep's counts leave gateways out, as far as its own examples show
        long named = facts.firing().stream()
                .filter(a -> a.device().isNamed() && !Phrases.isGuard(a))
                .count();
        if (facts.key().kind() != Kind.CONNECTION) {
            long concerned = facts.alerts().stream().map(a -> a.device().key()).filter(k -> k != null).distinct().count();
            return counts == null || concerned == 0 ? null : concerned + " of " + counts.total() + " devices";
        }
        if (counts == null) {
            return named == 0 ? null : named + (named == 1 ? " device" : " devices") + " offline";
        }
        String polled = counts.online() + " of " + counts.total() + " devices online when last polled";
        String reported = named > counts.total() ? named + " devices" : named + " of " + counts.total() + " devices";
        return resolved || named == 0 ? polled : reported + " reported offline; " + polled;
    }

    /** One line per type and detail: people count at a glance, "LOCKER 1, 2, 7 (offline)". */
    private static List<String> affected(IncidentFacts facts) {
        boolean ended = facts.firing().isEmpty();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Alert alert : facts.alerts()) {
            DeviceRef device = alert.device();
            if (device.isNamed()) {
                String detail = alert.detail().isEmpty() ? alert.name().written() : alert.detail();
                String over = alert.isFiring() || ended ? "" : ", over";
                String type = device.type() == null ? "Device" : device.type();
                groups.computeIfAbsent(type + "\n (" + (ended ? "was " : "") + detail + over + ")", key -> new ArrayList<>())
                        .add(String.valueOf(device.spoken()));
            }
        }
        List<String> lines = groups.entrySet().stream().map(Composer::line).toList();
        return lines.size() <= MOST_LINES
                ? lines
                : append(lines.subList(0, MOST_LINES), "and " + (lines.size() - MOST_LINES) + " more kinds");
    }

    private static String line(Map.Entry<String, List<String>> group) {
        String[] typeAndDetail = group.getKey().split("\n");
        List<String> devices = group.getValue();
        String more = devices.size() > MOST_DEVICES ? " and " + (devices.size() - MOST_DEVICES) + " more" : "";
        String named = String.join(", ", devices.subList(0, Math.min(devices.size(), MOST_DEVICES)));
        return typeAndDetail[0] + " " + named + more + typeAndDetail[1];
    }

    private static String known(Alert lead, @Nullable ResolvedIncident resolved, @Nullable Place place, Instant now) {
        Recovery how = resolved == null ? null : resolved.how();
        String source = how == null
                ? Phrases.source(lead.source())
                : switch (how) {
                    case WEBHOOK -> "Recovery told by Bikeep's webhook";
                    case POLL -> "Recovery seen by polling Bikeep's API";
                    case QUIET -> "Concluded from silence; Bikeep never tells the end of this";
                };
        String age = place == null
                ? "; the location is not in the directory"
                : "; location data polled " + Phrases.span(Duration.between(place.asOf(), now)) + " ago";
        return source + age;
    }

    private static List<String> notes(IncidentFacts facts, @Nullable Place place) {
        String type = place == null ? null : place.type();
        String id = facts.location().id();
        List<String> notes = type == null ? List.of() : List.of("Type " + type);
        return id == null ? notes : append(notes, "Location id " + id);
    }

    private static List<String> append(List<String> list, String last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** What stands there, for the words that fit it. */
    enum Site {
        LOCKER,
        DOCK,
        DOOR,
        OTHER;

        /** By the location's type, else by the device's. */
        static Site of(@Nullable String locationType, @Nullable String deviceType) {
            Site site = of(locationType);
            return site == OTHER ? of(deviceType) : site;
        }

        private static Site of(@Nullable String type) {
            String word = type == null ? "" : type.toUpperCase(Locale.ROOT);
            return word.contains("LOCKER")
                    ? LOCKER
                    : word.contains("DOOR") || word.contains("HOUSE") || word.contains("HANGAR")
                            ? DOOR
                            : word.contains("DOCK") ? DOCK : OTHER;
        }
    }
}
