package dev.bellwether.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.faults.Topic.Event;
import dev.bellwether.local.service.Mail;
import dev.bellwether.local.slack.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads every far side, and what an operator could look up, and compares it with what was accepted. */
final class Checker {

    private final World world;
    private final List<Tale> tales;
    private final Traffic traffic;
    private final Map<String, Integer> told;
    private final Map<String, Integer> doubtful;
    private final Set<String> overtaking;
    private final List<String> faults = new ArrayList<>();
    /** In each a message of every incident may have been on its way, and nobody is left who knows whether it arrived. */
    private int deaths;
    private int lost;
    private int twice;
    private int copies;
    private int wrong;
    private int disordered;
    private int overtakings;
    private int letIn;
    private Duration untold = Duration.ZERO;

    Checker(World world, List<Tale> tales, Traffic traffic) {
        this.world = world;
        this.tales = tales;
        this.traffic = traffic;
        this.told = told();
        this.doubtful = doubtful();
        this.overtaking = world.service().overtaking();
    }

    Findings check(Schedule schedule, List<Event> events, List<Event> incidents, int restarts) {
        letIn = traffic.letIn();
        deaths = restarts + schedule.deaths();
        checkKafka(events);
        checkDecisions();
        checkIncidents(incidents);
        checkSlack();
        checkMails();
        checkPager();
        int accepted = traffic.accepted().values().stream().mapToInt(List::size).sum();
        return new Findings(
                schedule, accepted, lost, twice, copies, wrong, disordered, overtakings, traffic.forged(), letIn,
                traffic.longestUnaccepted(), untold, restarts, faults);
    }

    /** Everything accepted is there, in the order in which it was accepted. */
    private void checkKafka(List<Event> events) {
        Map<String, Set<String>> there = new HashMap<>();
        for (Event event : events) {
            there.computeIfAbsent(event.key(), location -> new LinkedHashSet<>()).add(event.id());
        }
        there.keySet().stream().filter(location -> location.startsWith(Forger.MARK)).forEach(location -> {
            letIn++;
            faults.add(location + " is on Kafka");
        });
        traffic.accepted().forEach((location, ids) -> {
            Set<String> wanted = new LinkedHashSet<>(ids);
            Set<String> found = there.getOrDefault(location, Set.of());
            List<String> missing = wanted.stream().filter(id -> !found.contains(id)).toList();
            lost += missing.size();
            if (!missing.isEmpty()) {
                faults.add("%s: not on Kafka: %s".formatted(location, missing));
            }
            List<String> order = found.stream().filter(wanted::contains).toList();
            List<String> due = wanted.stream().filter(found::contains).toList();
            if (!order.equals(due)) {
                checkOrder(location, without(overtaking, order), without(overtaking, due));
            }
        });
    }

    private void checkOrder(String location, List<String> order, List<String> due) {
        if (order.equals(due)) {
            overtakings++;
            return;
        }
        disordered++;
        int first = 0;
        while (order.get(first).equals(due.get(first))) {
            first++;
        }
        faults.add("%s: %s should be where %s is".formatted(location, due.get(first), order.get(first)));
    }

    private static List<String> without(Set<String> some, List<String> ids) {
        return ids.stream().filter(id -> !some.contains(id)).toList();
    }

    /** Of everything accepted something was decided. */
    private void checkDecisions() {
        Set<String> decided = world.database().rows("select event_id from inbox where outcome is not null").stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        traffic.accepted().forEach((location, ids) -> {
            List<String> missing = ids.stream().filter(id -> !decided.contains(id)).toList();
            lost += missing.size();
            if (!missing.isEmpty()) {
                faults.add("%s: nothing decided of %s".formatted(location, missing));
            }
        });
    }

    /** Other systems have every incident as it is. */
    private void checkIncidents(List<Event> incidents) {
        Map<String, String> states = new HashMap<>();
        incidents.forEach(change -> states.put(change.key(), change.value()));
        Set<String> mine = tales.stream().map(Tale::location).collect(Collectors.toSet());
        for (List<String> row : world.database().rows("select location, id, lower(state) from incident")) {
            String said = states.getOrDefault(row.get(1), "nothing");
            if (mine.contains(row.get(0)) && !said.contains("\"state\":\"" + row.get(2) + "\"")) {
                wrong++;
                faults.add("%s: %s by the topic of incidents: %s".formatted(row.get(0), row.get(2), said));
            }
        }
    }

    /** How many messages about a location were sent by a channel, as the service believes: {@code location channel}. */
    private Map<String, Integer> told() {
        return counted("notification n", "n.state = 'SENT'");
    }

    /**
     * How often nobody could know whether one arrived. If there was more to tell before it was tried again, what may have
     * arrived and what was sent then are two messages that say different things.
     */
    private Map<String, Integer> doubtful() {
        return counted("attempt n", "n.outcome = 'postponed'");
    }

    private Map<String, Integer> counted(String table, String which) {
        return world.database()
                .rows("select i.location || ' ' || split_part(n.integration, '/', 1), count(*) from " + table
                        + " join incident i on i.id = n.incident_id where " + which + " group by 1")
                .stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> Integer.parseInt(row.get(1))));
    }

    /** Each message is there once, and the one in the channel shows how it is. */
    private void checkSlack() {
        Map<String, List<SlackMessage>> messages = byLocation(world.slack().messages(), SlackMessage::everything);
        for (Tale tale : tales) {
            List<SlackMessage> mine = messages.getOrDefault(tale.location(), List.of());
            Set<String> said = new HashSet<>();
            List<SlackMessage> shown = mine.stream().filter(m -> m.thread().isEmpty()).toList();
            counted(tale, "slack", mine.size());
            mine.stream()
                    .filter(m -> !m.thread().isEmpty())
                    .forEach(m -> said(tale, said, m.body().path("blocks") + "" + m.body().path("attachments")));
            if (shown.size() > 1) {
                twice += shown.size() - 1;
                faults.add("%s: %d messages in the channel".formatted(tale.location(), shown.size()));
            }
            shown.stream().findFirst().ifPresent(message -> {
                shows(tale, "Slack", message.text().startsWith("✅"));
                waited(tale, Long.parseLong(message.ts().split("\\.")[0]) * 1000);
            });
        }
    }

    private void checkMails() {
        Map<String, List<Mail>> mails = byLocation(world.mail().mails(), Mail::text);
        for (Tale tale : tales) {
            List<Mail> mine = mails.getOrDefault(tale.location(), List.of());
            Set<String> ids = new HashSet<>();
            Set<String> said = new HashSet<>();
            for (Mail mail : mine) {
                if (ids.add(mail.header("Message-ID"))) {
                    said(tale, said, mail.text());
                } else {
                    copies++;
                }
            }
            counted(tale, "email", ids.size());
            if (!mine.isEmpty()) {
                shows(tale, "mail", mine.get(mine.size() - 1).header("X-Bellwether-State").equals("resolved"));
            }
        }
    }

    private void checkPager() {
        Map<String, Boolean> over = new HashMap<>();
        for (JsonNode event : world.pagerDuty().events()) {
            over.put(event.path("payload").path("group").asText(), event.path("event_action").asText().equals("resolve"));
        }
        for (Tale tale : tales) {
            Boolean said = over.get(tale.location());
            if (said == null) {
                lost++;
                faults.add(tale.location() + ": never paged");
            } else {
                shows(tale, "pager", said);
            }
        }
    }

    private void counted(Tale tale, String channel, int there) {
        String which = tale.location() + " " + channel;
        int due = Math.max(1, told.getOrDefault(which, 0));
        int most = due + doubtful.getOrDefault(which, 0) + deaths;
        if (there < due) {
            lost += due - there;
            faults.add("%s: %d messages, %d were sent".formatted(which, there, due));
        } else if (there > most) {
            twice += there - most;
            faults.add("%s: %d messages, %d were sent, and of the rest it was known that they were not".formatted(which, there, due));
        }
    }

    /** Nobody reads the same words twice. */
    private void said(Tale tale, Set<String> before, String words) {
        if (!before.add(words)) {
            twice++;
            faults.add("%s: said again: %s".formatted(tale.location(), words.lines().findFirst().orElse("")));
        }
    }

    private void shows(Tale tale, String where, boolean over) {
        if (over != tale.isOver()) {
            wrong++;
            faults.add("%s: over by %s: %b, in truth: %b".formatted(tale.location(), where, over, tale.isOver()));
        }
    }

    private void waited(Tale tale, long toldMillis) {
        Long since = traffic.firstAccepted().get(tale.location());
        if (since != null && toldMillis - since > untold.toMillis()) {
            untold = Duration.ofMillis(toldMillis - since);
        }
    }

    private <T> Map<String, List<T>> byLocation(List<T> messages, Function<T, String> text) {
        Map<String, List<T>> all = new HashMap<>();
        for (T message : messages) {
            String content = text.apply(message);
            tales.stream()
                    .map(Tale::location)
                    .filter(content::contains)
                    .findFirst()
                    .ifPresent(location -> all.computeIfAbsent(location, l -> new ArrayList<>()).add(message));
        }
        return all;
    }
}
