package dev.bellwether.notify;

import dev.bellwether.decide.reconcile.Covering;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.IncidentFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences about many locations at once: Bikeep's own trouble, an area's, and what an absence left behind. */
final class FleetPhrases {

    private static final String ALARMS = " Alarms are still told as they come.";

    private FleetPhrases() {}

    /** One line: what, and how much of it. */
    static String title(IncidentFacts facts) {
        return switch (facts.key().kind()) {
            case UPSTREAM -> isGone(facts)
                    ? "Bikeep outage · " + gone(facts).get(0).detail()
                    : "Bikeep's API fails · polling is blind";
            case AREA -> "Area outage · " + Counts.locations(facts.alerts().size()) + " " + facts.location().spoken();
            case CATCH_UP -> "Found offline after an absence · " + Counts.locations(facts.alerts().size());
            case STORM -> "Storm · " + Counts.incidents(facts.alerts().size()) + " at once";
            case CONNECTION, ALARM, STATUS, SIGHT -> throw new IllegalArgumentException("of one location: " + facts.key());
        };
    }

    /** Where, as far as many locations are somewhere. */
    static String where(IncidentFacts facts) {
        String name = String.valueOf(facts.location().spoken());
        return switch (facts.key().kind()) {
            case UPSTREAM -> "Bikeep itself, no single location";
            case AREA -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            case CATCH_UP -> "At the locations listed";
            case STORM -> "At many locations";
            case CONNECTION, ALARM, STATUS, SIGHT -> name;
        };
    }

    static String happened(IncidentFacts facts) {
        return switch (facts.key().kind()) {
            case UPSTREAM -> facts.firing().stream()
                    .map(alert -> Covering.isFailing(alert)
                            ? alert.detail() + "."
                            : "Most of the fleet went at once; it is told here and not one by one.")
                    .collect(Collectors.joining(" "));
            case AREA -> "Neighbouring locations went offline together; they are told here and not one by one.";
            case CATCH_UP -> "Nobody had looked " + Times.readable(String.valueOf(facts.location().spoken()))
                    + "; these were found not to be all online, and are told here and not one by one.";
            case STORM -> "So much went wrong at once that it is told here and not one by one; this is kept up to date."
                    + " What is critical is told by itself.";
            case CONNECTION, ALARM, STATUS, SIGHT -> "";
        };
    }

    static String meaning(IncidentFacts facts) {
        return switch (facts.key().kind()) {
            case UPSTREAM -> upstream(facts);
            case AREA -> "Most likely power or network of the area. Who is needed on site can be told once for all of them."
                    + ALARMS;
            case CATCH_UP -> "What happened meanwhile may not have been told; look at each of them.";
            case STORM -> "Look for what they have in common before you look at each: a network, a supplier, Bikeep itself.";
            case CONNECTION, ALARM, STATUS, SIGHT -> "";
        };
    }

    private static String upstream(IncidentFacts facts) {
        String failing = "Losses are still told by Bikeep's webhooks. Recoveries that only polling sees are not seen, and"
                + " lost webhooks are not noticed, until the API answers again; nothing is resolved by guesswork.";
        String gone = "Most likely Bikeep's own trouble, or the way to it. Single locations are not told while most are"
                + " gone; what is still wrong afterwards will be." + ALARMS;
        return facts.firing().stream()
                .map(alert -> Covering.isFailing(alert) ? failing : gone)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    static String over(IncidentFacts facts, String lasted) {
        return switch (facts.key().kind()) {
            case UPSTREAM -> (isGone(facts) ? "Most locations are back " : "Bikeep's API answers again ") + lasted + ".";
            case AREA -> "All of them can be reached again " + lasted + ".";
            case CATCH_UP -> "All that was found then is back online " + lasted + ".";
            case STORM -> "The storm is over " + lasted + ".";
            case CONNECTION, ALARM, STATUS, SIGHT -> "";
        };
    }

    static String aftermath(IncidentFacts facts) {
        return switch (facts.key().kind()) {
            case UPSTREAM -> isGone(facts)
                    ? "What is still offline is told one by one from now on."
                    : "Polling sees again: what came back meanwhile is told as soon as it was seen twice.";
            case AREA -> "Commands get through again. What is still lost at one of them is told by itself from now on.";
            case CATCH_UP -> "From now on each location is told by itself again.";
            case STORM -> "What still goes on is told one by one from now on.";
            case CONNECTION, ALARM, STATUS, SIGHT -> "";
        };
    }

    /** Whether most locations went, beside or instead of an API that fails. */
    static boolean isGone(IncidentFacts facts) {
        return !gone(facts).isEmpty();
    }

    /** Of what still fires, or of all once nothing does. */
    private static List<Alert> gone(IncidentFacts facts) {
        return (facts.firing().isEmpty() ? facts.alerts() : facts.firing())
                .stream()
                        .filter(alert -> alert.name() == AlertName.UPSTREAM_OUTAGE && !Covering.isFailing(alert))
                        .toList();
    }
}
