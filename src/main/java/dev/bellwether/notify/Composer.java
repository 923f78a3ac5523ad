package dev.bellwether.notify;

import dev.bellwether.decide.Reason;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.AcknowledgedIncident;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.notify.Briefing.Where;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an incident into words. Pure: the same incident at the same time gives the same briefing. */
final class Composer {

    private final String mapUrl;
    private final Wording wording;

    /** A composer in our own words. */
    Composer(String mapUrl) {
        this(mapUrl, Wording.OURS);
    }

    /** A composer that links to that map; {@code {lat}} and {@code {lon}} are put in. */
    Composer(String mapUrl, Wording wording) {
        this.mapUrl = mapUrl;
        this.wording = wording;
    }

    /**
     * The briefing of an incident.
     *
     * @param matter the incident and what is known around it
     * @param reason why it is told
     * @param now    the time, for ages
     */
    Briefing compose(Matter matter, Reason reason, Instant now) {
        IncidentFacts facts = matter.facts();
        Alert lead = facts.lead();
        Place place = matter.place();
        ResolvedIncident resolved = matter.resolved();
        Site site = Site.of(place == null ? null : place.type(), lead.device().type());
        Where where = where(facts, place);
        return wording.of(new Briefing(
                matter.incident().id(),
                reason,
                resolved != null,
                lead.severity(),
                Unrest.prefix(matter, reason) + title(facts, where),
                summary(matter, reason, site, now),
                where,
                Counts.of(matter),
                ImpactLines.of(matter, site, now),
                Affected.of(matter),
                facts.openedAt(),
                resolved == null ? null : resolved.resolvedAt(),
                Provenance.of(matter, now),
                resolved == null ? Phrases.meaning(facts, site) : Phrases.aftermath(resolved, site),
                notes(facts, place),
                Signals.of(matter)));
    }

    private static String summary(Matter matter, Reason reason, Site site, Instant now) {
        ResolvedIncident resolved = matter.resolved();
        String care = matter.incident() instanceof AcknowledgedIncident taken ? taken.by().who() + " takes care of it. " : "";
        String said = resolved == null ? Phrases.happened(matter.facts(), site) : Phrases.over(resolved, site);
        return care + Unrest.sentence(matter, reason, now) + said;
    }

    private static String title(IncidentFacts facts, Where where) {
        return facts.key().kind().covers()
                ? FleetPhrases.title(facts)
                : Phrases.what(facts.lead()) + " · " + where.name();
    }

    private Where where(IncidentFacts facts, @Nullable Place place) {
        if (facts.key().kind().covers()) {
            return new Where(FleetPhrases.where(facts), null, null);
        }
        LocationRef named = facts.location();
        DeviceRef device = facts.lead().device();
        String name = place == null ? null : place.name() == null ? place.label() : place.name();
        String spoken = name == null ? named.spoken() : name;
        String fallback = device.spoken() == null ? "a location the webhook does not name" : "device " + device.spoken();
        URI map = place == null || place.latitude() == null || place.longitude() == null
                ? null
                : URI.create(mapUrl.replace("{lat}", place.latitude().toString())
                        .replace("{lon}", place.longitude().toString()));
        return new Where(spoken == null ? fallback : spoken, place == null ? null : place.address(), map);
    }

    private static List<String> notes(IncidentFacts facts, @Nullable Place place) {
        String type = place == null ? null : place.type();
        String id = facts.location().id();
        List<String> notes = type == null ? List.of() : List.of("Type " + type);
        return id == null ? notes : Affected.append(notes, "Location id " + id);
    }
}
