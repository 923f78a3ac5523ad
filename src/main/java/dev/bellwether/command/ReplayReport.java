package dev.bellwether.command;

import dev.bellwether.consume.replay.Sent;
import dev.bellwether.decide.replay.Message;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A replay in words: every message, how many for whom, and what only one of both told. */
final class ReplayReport {

    private final List<Message> would;
    private final List<Sent> were;
    private final Map<IncidentId, Incident> incidents;

    /**
     * @param would     the messages by other rules
     * @param incidents by those rules, as they ended
     * @param were      the messages that were told
     */
    ReplayReport(List<Message> would, Collection<Incident> incidents, List<Sent> were) {
        this.would = would;
        this.were = were;
        this.incidents = incidents.stream().collect(Collectors.toMap(Incident::id, Function.identity()));
    }

    String text(String heading) {
        List<Episode> told = would.stream()
                .map(message -> Episode.of(incidents.get(message.incident().id())))
                .distinct()
                .toList();
        List<Episode> known = were.stream().map(Episode::of).distinct().toList();
        return Stream.of(
                        List.of(heading, ""),
                        would.isEmpty() ? List.of("nobody would have been told anything") : lines(),
                        List.of(""),
                        table(),
                        only("incidents that only these rules tell", told, known),
                        only("incidents that were told, and by these rules are not", known, told))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private List<String> lines() {
        return would.stream().map(ReplayReport::line).toList();
    }

    private static String line(Message message) {
        Incident incident = message.incident();
        Alert lead = incident.facts().lead();
        String device = lead.device().spoken();
        return "%s  %-20s %-9s %-8s %s%s, %s"
                .formatted(
                        message.at().truncatedTo(ChronoUnit.SECONDS),
                        message.receiver() + " " + message.integration(),
                        message.reason(),
                        lead.severity().written(),
                        lead.name().written(),
                        device == null ? "" : " " + device,
                        Episode.where(incident.facts().location(), incident.key()));
    }

    private List<String> table() {
        Set<String> receivers = new TreeSet<>();
        would.forEach(message -> receivers.add(message.receiver()));
        were.forEach(sent -> receivers.add(sent.receiver()));
        List<String> table = new ArrayList<>();
        table.add(row("receiver", "messages", "(were)", "incidents", "(were)"));
        for (String receiver : receivers) {
            List<Message> here = would.stream().filter(message -> message.receiver().equals(receiver)).toList();
            List<Sent> there = were.stream().filter(sent -> sent.receiver().equals(receiver)).toList();
            table.add(row(
                    receiver,
                    here.size(),
                    there.size(),
                    here.stream().map(message -> message.incident().id()).distinct().count(),
                    there.stream().map(Sent::incident).distinct().count()));
        }
        return table;
    }

    private static String row(Object... cells) {
        return "%-20s %10s %10s %10s %10s".formatted(cells);
    }

    private static List<String> only(String title, List<Episode> these, List<Episode> others) {
        List<String> lines = these.stream()
                .filter(episode -> others.stream().noneMatch(episode::isSame))
                .map(episode -> "  " + episode)
                .toList();
        return lines.isEmpty()
                ? List.of("", title + ": none")
                : Stream.concat(Stream.of("", title + ":"), lines.stream()).toList();
    }
}
