package dev.bellwether.notify;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Source;
import java.time.Instant;
import java.util.Comparator;

/** How it is known, and how old what is known is. */
final class Provenance {

    private static final String SEEN = "Seen by polling Bikeep's API";

    private Provenance() {}

    static String of(Matter matter, Instant now) {
        ResolvedIncident resolved = matter.resolved();
        return (resolved == null ? source(matter.facts()) : recovery(matter, resolved)) + age(matter, now);
    }

    private static String source(IncidentFacts facts) {
        if (facts.key().kind() == Kind.STORM) {
            return "Put together from incidents that are each told on their own in quieter times";
        }
        if (facts.key().kind().covers() || facts.key().kind() == Kind.SIGHT) {
            return SEEN;
        }
        Source lead = facts.lead().source();
        boolean mixed = facts.firing().stream().map(Alert::source).anyMatch(source -> source != lead);
        return switch (lead) {
            case WEBHOOK -> "Told by Bikeep's webhook" + (mixed ? "; more of it seen by polling" : "");
            case POLL -> SEEN + (mixed ? "; webhooks told only a part of it" : "; no webhook told it");
        };
    }

    private static String recovery(Matter matter, ResolvedIncident resolved) {
        return switch (resolved.how()) {
            case WEBHOOK -> "Recovery told by Bikeep's webhook";
            case POLL -> switch (matter.kind()) {
                case UPSTREAM, AREA, CATCH_UP, STORM, SIGHT -> SEEN;
                // a device that nobody is told of may be lost all the same: then only what was told is back
                case CONNECTION, ALARM, STATUS -> "Recovery seen by polling Bikeep's API: "
                        + (matter.place() != null && matter.place().isWhole()
                                ? "whole in two looks"
                                : "what was told to be lost is back")
                        + "; no webhook told the end of it";
            };
            case QUIET -> "Concluded from silence; Bikeep never tells the end of this";
            case DEVICE -> "Seen by reading the device; Bikeep never tells the end of this";
            case OPERATOR -> "Closed by hand; nothing says so but somebody's word";
        };
    }

    private static String age(Matter matter, Instant now) {
        return switch (matter.kind()) {
            case AREA, CATCH_UP, STORM -> "";
            case UPSTREAM -> matter.fleet().stream()
                    .map(Place::asOf)
                    .max(Comparator.naturalOrder())
                    .map(at -> "; locations polled " + Times.ago(at, now))
                    .orElse("");
            case CONNECTION, ALARM, STATUS, SIGHT -> matter.place() == null
                    ? "; the location is not in the directory"
                    : "; location data polled " + Times.ago(matter.place().asOf(), now);
        };
    }
}
