package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Joined;
import dev.bellwether.decide.Decision.Noted;
import dev.bellwether.decide.Decision.Opened;
import dev.bellwether.decide.Decision.Resolved;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.incident.SuspectedIncident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest that is told in place of many incidents: how it begins, grows, and ends. Its alerts are the incidents it
 * stands for. What is critical is told by itself all the same.
 */
public final class Storm {

    /** There is one at a time. */
    public static final IncidentKey KEY = new IncidentKey("*", Kind.STORM);

    /** Of the many it takes to begin one, as small a part must be left for the rest to be told one by one. */
    private static final int PART = 4;

    private Storm() {}

    /** The alert that stands for an incident in the digest. */
    public static Fingerprint member(IncidentKey key) {
        return Fingerprint.of(AlertName.INCIDENT_STORM, key.location(), "", key.kind().name() + key.group());
    }

    /** Whether an incident may be told as part of one. */
    public static boolean takes(Incident incident) {
        return incident instanceof LiveIncident
                && !incident.key().kind().covers()
                && incident.facts().lead().severity() != Severity.CRITICAL;
    }

    /** Whether it still rages: something has joined it lately. */
    public static boolean rages(LiveIncident storm, StormRule rule, Instant now) {
        return !restAt(storm.facts(), rule).isBefore(now);
    }

    /**
     * The digest with these incidents.
     *
     * @param storm   the live one; null when there is none
     * @param members what joins it; not empty
     * @param due     when the first of them is to be told
     */
    public static Decision joined(@Nullable LiveIncident storm, List<Incident> members, Instant due, Instant now) {
        List<Alert> alerts = members.stream().map(member -> alert(member, now)).toList();
        if (storm == null) {
            LocationRef where = new LocationRef(null, null, null, null, "many locations");
            SuspectedIncident begun = LiveIncident.opened(KEY, where, alerts.get(0), "storm " + now).until(due);
            return new Opened(with(begun, alerts), alerts.size() + " incidents at once are told as one");
        }
        return new Joined(with(storm, alerts), false, Words.of(alerts.get(alerts.size() - 1)));
    }

    /** The digest without an incident that is over or told by itself. */
    public static Decision eased(LiveIncident storm, List<Fingerprint> members, StormRule rule, Instant now) {
        LiveIncident eased = storm;
        for (Fingerprint member : members) {
            Alert alert = eased.facts().alert(member).filter(Alert::isFiring).orElse(null);
            eased = alert == null ? eased : eased.with(alert.overAsWeSaw(now));
        }
        int left = eased.facts().firing().size();
        return isSpent(eased, rule, now) ? spent(eased, now) : new Noted(eased, "eased", "still going on: " + left);
    }

    /** Whether nothing joins it any more and little is left of it, which can be told one by one. */
    static boolean isSpent(LiveIncident storm, StormRule rule, Instant now) {
        int left = storm.facts().firing().size();
        return left == 0 || (!rages(storm, rule, now) && left * PART < rule.incidents());
    }

    static Decision spent(LiveIncident storm, Instant now) {
        int left = storm.facts().firing().size();
        return new Resolved(
                storm.resolve(now, Recovery.QUIET),
                "the storm is over" + (left == 0 ? "" : "; told one by one from now on: " + left));
    }

    /** When it will have come to rest, if nothing joins it. */
    static Instant restAt(IncidentFacts storm, StormRule rule) {
        return storm.alerts().stream()
                .map(Alert::since)
                .max(Instant::compareTo)
                .orElse(storm.openedAt())
                .plus(rule.within());
    }

    private static LiveIncident with(LiveIncident storm, List<Alert> alerts) {
        LiveIncident all = storm;
        for (Alert alert : alerts) {
            all = all.with(alert);
        }
        return all;
    }

    private static Alert alert(Incident member, Instant now) {
        IncidentFacts facts = member.facts();
        Alert lead = facts.lead();
        String where = facts.location().spoken();
        String words = (where == null ? facts.key().location() : where) + " · " + Words.of(lead);
        return new Alert(
                member(facts.key()), AlertName.INCIDENT_STORM, lead.severity(), DeviceRef.NONE, words, Source.WEBHOOK, now,
                now, now, null);
    }
}
