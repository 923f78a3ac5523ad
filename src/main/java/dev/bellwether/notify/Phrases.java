package dev.bellwether.notify;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Source;
import dev.bellwether.notify.Composer.Site;
import java.time.Duration;

/**
 * The sentences of a briefing. What they say of lockers and docks is from Bikeep's integration guide: a locker is
 * latched at all times and latches again when it closes, a dock's arm holds the wheel until it is unlocked, and
 * {@code connection_confirmed} means two hours or more.
 */
final class Phrases {

    private Phrases() {}

    static String what(Alert lead) {
        String detail = lead.detail().isEmpty() ? "" : " (" + lead.detail() + ")";
        return switch (lead.name()) {
            case DEVICE_OFFLINE -> isGuard(lead) ? "Gateway offline" : "Device offline";
            case LOCATION_OUTAGE -> "Location outage";
            case HARDWARE_ALARM -> "Hardware alarm" + detail;
            case ABNORMAL_STATUS -> "Abnormal status" + detail;
            case LOCATION_UNKNOWN -> "Out of sight";
            case UPSTREAM_OUTAGE -> "Bikeep outage";
            case AREA_OUTAGE -> "Area outage";
            case FOUND_BROKEN -> "Found offline after an absence";
        };
    }

    static String happened(Alert lead, Site site) {
        return switch (lead.name()) {
            case DEVICE_OFFLINE ->
                isGuard(lead)
                        ? "The gateway (GUARD) of this location lost its connection; everything behind it is out of reach."
                        : "A device lost its connection to the cloud" + literal(lead) + ".";
            case LOCATION_OUTAGE ->
                lead.source() == Source.POLL
                        ? "Polling shows the whole location offline, and no webhook said so in time."
                        : "Bikeep confirms that the location is offline, for two hours or more: an outage, not a brief flap.";
            case HARDWARE_ALARM -> "The hardware raised an alarm" + literal(lead) + ".";
            case ABNORMAL_STATUS -> "A " + noun(site) + " is stuck in an abnormal state" + literal(lead) + ".";
            case LOCATION_UNKNOWN ->
                "Bikeep's API has not known for long whether this location is online: neither an outage nor a recovery.";
            case UPSTREAM_OUTAGE -> lead.detail() + ".";
            case AREA_OUTAGE -> "Neighbouring locations went offline together; they are told here and not one by one.";
            case FOUND_BROKEN ->
                "Nobody had looked for a while; these were found not to be all online, and are told here and not one by one.";
        };
    }

    static String over(ResolvedIncident resolved, Site site) {
        String lasted = "after " + span(Duration.between(resolved.facts().openedAt(), resolved.resolvedAt()));
        return switch (resolved.how()) {
            case WEBHOOK, POLL -> "Back online " + lasted + ".";
            case QUIET -> "Nothing more was heard of it, closed " + lasted + ". Whether the " + noun(site)
                    + " is all right, only a look on site can tell.";
        };
    }

    static String meaning(Alert lead, Site site) {
        AlertName name = lead.name();
        if (name == AlertName.HARDWARE_ALARM) {
            return "Somebody may be tampering with it or it is damaged: have someone look, on site or by camera.";
        }
        if (name == AlertName.ABNORMAL_STATUS) {
            return switch (site) {
                case LOCKER -> "A door may have been left open; the locker latches by itself once it is closed.";
                case DOCK -> "The arm may not have closed or opened all the way; a bike may be held or not held.";
                case DOOR -> "The door may have been left open; whatever is behind it is not secured.";
                case OTHER -> "The device may not be usable until somebody has looked at it.";
            };
        }
        switch (name) {
            case LOCATION_UNKNOWN -> {
                return "An outage there would be told by webhook only; its end may not be seen until Bikeep knows again.";
            }
            case UPSTREAM_OUTAGE -> {
                return "Most likely Bikeep's own trouble, or the way to it. Single locations are not told while most are"
                        + " gone; what is still wrong afterwards will be.";
            }
            case AREA_OUTAGE -> {
                return "Most likely power or network of the area. Who is needed on site can be told once for all of them.";
            }
            case FOUND_BROKEN -> {
                return "What happened meanwhile may not have been told; look at each of them.";
            }
            default -> {
                // in the words for what stands there
            }
        }
        return switch (site) {
            case LOCKER -> "Lock, unlock and book commands do not get through. Lockers stay latched, so what is inside"
                    + " stays inside until they are back.";
            case DOCK -> "Lock, unlock and book commands do not get through. A bike held by an arm stays held until the"
                    + " dock is back.";
            case DOOR -> "Commands to the door do not get through; people may stand in front of it.";
            case OTHER -> "Commands do not get through until it is back.";
        };
    }

    static String aftermath(ResolvedIncident resolved, Site site) {
        return switch (resolved.how()) {
            case WEBHOOK, POLL -> switch (site) {
                case LOCKER -> "Lockers take commands again.";
                case DOCK -> "Docks take commands again.";
                case DOOR -> "The door takes commands again.";
                case OTHER -> "Commands get through again.";
            };
            case QUIET -> "It is told anew should it happen again.";
        };
    }

    static String source(Source source) {
        return switch (source) {
            case WEBHOOK -> "Told by Bikeep's webhook";
            case POLL -> "Seen by polling Bikeep's API";
        };
    }

    /** A length of time in the two largest units that matter: 40 s, 12 min, 3 h 5 min, 2 d 4 h. */
    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours < 24 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }

    /** Whether it is about a gateway, which everything behind it depends on. */
    static boolean isGuard(Alert lead) {
        return lead.device().isGuard();
    }

    private static String literal(Alert lead) {
        return lead.detail().isEmpty() ? "" : " (sent: " + lead.detail() + ")";
    }

    private static String noun(Site site) {
        return switch (site) {
            case LOCKER -> "locker";
            case DOCK -> "dock";
            case DOOR -> "door";
            case OTHER -> "device";
        };
    }
}
