package dev.bellwether.notify;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Source;
import java.time.Duration;

/**
 * The sentences of a briefing about one location; {@link FleetPhrases} has those about many. What they say of lockers
 * and docks is from Bikeep's integration guide: a locker is latched at all times and latches again when it closes, a
 * dock's arm holds the wheel until it is unlocked, and {@code connection_confirmed} means two hours or more.
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
            case INCIDENT_STORM -> "Storm";
        };
    }

    static String happened(IncidentFacts facts, Site site) {
        Alert lead = facts.lead();
        boolean polled = lead.source() == Source.POLL;
        return switch (lead.name()) {
            case DEVICE_OFFLINE -> polled ? missed(lead) : lost(lead);
            case LOCATION_OUTAGE ->
                polled
                        ? "Polling shows the whole location offline, and no webhook said so in time."
                        : "Bikeep confirms that the location is offline, for two hours or more: an outage, not a brief flap.";
            case HARDWARE_ALARM -> "The hardware raised an alarm" + literal(lead) + ".";
            case ABNORMAL_STATUS -> "A " + site.noun() + " is stuck in an abnormal state" + literal(lead) + ".";
            case LOCATION_UNKNOWN ->
                "Bikeep's API has not known for long whether this location is online: neither an outage nor a recovery.";
            case UPSTREAM_OUTAGE, AREA_OUTAGE, FOUND_BROKEN, INCIDENT_STORM -> FleetPhrases.happened(facts);
        };
    }

    private static String lost(Alert lead) {
        return isGuard(lead)
                ? "The gateway (GUARD) of this location lost its connection; everything behind it is out of reach."
                : "A device lost its connection to the cloud" + literal(lead) + ".";
    }

    private static String missed(Alert lead) {
        String unheard = ", and no webhook said so in time.";
        if (!lead.device().isNamed()) {
            return "Polling shows the location not all online (" + lead.detail() + ")" + unheard;
        }
        return isGuard(lead)
                ? "Polling shows the gateway (GUARD) offline" + unheard + " Everything behind it is out of reach."
                : "Polling shows a device offline" + unheard;
    }

    static String over(ResolvedIncident resolved, Site site) {
        String lasted = "after " + Times.span(Duration.between(resolved.facts().openedAt(), resolved.resolvedAt()));
        return switch (resolved.key().kind()) {
            case UPSTREAM, AREA, CATCH_UP, STORM -> FleetPhrases.over(resolved.facts(), lasted);
            case SIGHT -> "Bikeep knows again how this location is, " + lasted + ".";
            case CONNECTION, ALARM, STATUS -> switch (resolved.how()) {
                case WEBHOOK, POLL -> "Back online " + lasted + ".";
                case QUIET -> "Nothing more was heard of it, closed " + lasted + ". Whether the " + site.noun()
                        + " is all right, only a look on site can tell.";
                case DEVICE -> "Bikeep shows the device in another state, closed " + lasted + ".";
                case OPERATOR -> "Somebody closed it " + lasted + ".";
            };
        };
    }

    static String meaning(IncidentFacts facts, Site site) {
        return switch (facts.lead().name()) {
            case HARDWARE_ALARM ->
                "Somebody may be tampering with it or it is damaged: have someone look, on site or by camera.";
            case ABNORMAL_STATUS -> stuck(site);
            case LOCATION_UNKNOWN ->
                "An outage there would be told by webhook only; its end may not be seen until Bikeep knows again.";
            case UPSTREAM_OUTAGE, AREA_OUTAGE, FOUND_BROKEN, INCIDENT_STORM -> FleetPhrases.meaning(facts);
            case DEVICE_OFFLINE, LOCATION_OUTAGE -> outOfReach(site);
        };
    }

    private static String stuck(Site site) {
        return switch (site) {
            case LOCKER -> "A door may have been left open; the locker latches by itself once it is closed.";
            case DOCK -> "The arm may not have closed or opened all the way; a bike may be held or not held.";
            case DOOR -> "The door may have been left open; whatever is behind it is not secured.";
            case OTHER -> "The device may not be usable until somebody has looked at it.";
        };
    }

    private static String outOfReach(Site site) {
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
        return switch (resolved.key().kind()) {
            case UPSTREAM, AREA, CATCH_UP, STORM -> FleetPhrases.aftermath(resolved.facts());
            case SIGHT -> "That it is known says not that it is online: what is lost there is told by itself.";
            case CONNECTION, ALARM, STATUS -> switch (resolved.how()) {
                case WEBHOOK, POLL -> reachable(site);
                case QUIET, DEVICE, OPERATOR -> "It is told anew should it happen again.";
            };
        };
    }

    private static String reachable(Site site) {
        return switch (site) {
            case LOCKER -> "Lockers take commands again.";
            case DOCK -> "Docks take commands again.";
            case DOOR -> "The door takes commands again.";
            case OTHER -> "Commands get through again.";
        };
    }

    /** Whether it is about a gateway, which everything behind it depends on. */
    static boolean isGuard(Alert lead) {
        return lead.device().isGuard();
    }

    private static String literal(Alert lead) {
        return lead.detail().isEmpty() ? "" : " (sent: " + lead.detail() + ")";
    }
}
