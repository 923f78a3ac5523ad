package dev.bellwether.truth;

import dev.bellwether.local.bikeep.sim.Truth;
import dev.bellwether.truth.Ledger.Missed;
import dev.bellwether.truth.Ledger.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Webhooks about connections that never came, and which of them were noticed. */
final class Dropped {

    private static final Duration SLACK = Duration.ofMinutes(2);
    private static final Duration NOTICED_WITHIN = Duration.ofMinutes(30);

    private final Sight sight;
    private final TreeSet<Instant> polls;
    private final Map<String, List<Missed>> missed = new HashMap<>();
    private final Map<String, List<Raised>> raised = new HashMap<>();
    private final List<Truth.Sent> dropped;

    Dropped(Truth truth, List<Instant> polls, List<Missed> missed, List<Raised> raised) {
        this.sight = new Sight(truth);
        this.polls = new TreeSet<>(polls);
        missed.forEach(each -> this.missed.computeIfAbsent(each.location(), key -> new ArrayList<>()).add(each));
        raised.forEach(each -> this.raised.computeIfAbsent(each.location(), key -> new ArrayList<>()).add(each));
        Instant judged = this.polls.isEmpty() ? Instant.EPOCH : this.polls.last().minus(Duration.ofMinutes(15));
        this.dropped = truth.sent().stream()
                .filter(sent -> sent.fate() == Truth.Fate.DROPPED && sent.type().startsWith("connection"))
                .filter(sent -> sent.due().isBefore(judged))
                .toList();
    }

    /** All of them. */
    List<Truth.Sent> all() {
        return dropped;
    }

    /** Those that tell of something which some poll showed: it was still so when everything was next polled. */
    List<Truth.Sent> visible() {
        return dropped.stream().filter(this::isVisible).toList();
    }

    /** The visible ones that nobody noticed. */
    List<Truth.Sent> unnoticed() {
        return visible().stream().filter(sent -> !isNoticed(sent)).toList();
    }

    private boolean isVisible(Truth.Sent sent) {
        if (sent.type().equals("connection_confirmed")) {
            // offline for two hours at a poll, and still at the next
            Instant two = sent.changes().get(0).at().plus(Duration.ofHours(2)).plus(Duration.ofMinutes(6));
            Instant next = polls.ceiling(two);
            return next != null && sight.isGone(sent.location(), two) && sight.isGone(sent.location(), next)
                    && sight.isVisible(sent.location(), next);
        }
        return sent.changes().stream().anyMatch(change -> isVisible(sent.location(), change));
    }

    /** Whether the polls before and after a change show how many devices are lost differently. */
    private boolean isVisible(String location, Truth.Change change) {
        Instant before = polls.lower(change.at());
        Instant after = polls.ceiling(change.at());
        if (before == null || after == null || !sight.isVisible(location, before) || !sight.isVisible(location, after)) {
            return false;
        }
        boolean lost = change.what().equals("offline");
        return sight.isLost(location, change.device(), after) == lost
                && sight.isLost(location, change.device(), before) != lost
                && Integer.compare(sight.lost(location, after), sight.lost(location, before)) == (lost ? 1 : -1);
    }

    private boolean isNoticed(Truth.Sent sent) {
        return sent.changes().stream()
                .anyMatch(change -> isMissed(sent, change) || isRaised(sent.location(), change));
    }

    private boolean isMissed(Truth.Sent sent, Truth.Change change) {
        boolean worse = !change.what().equals("online");
        return missed.getOrDefault(sent.location(), List.of()).stream()
                .filter(each -> each.type().equals(sent.type()) && each.worse() == worse)
                .anyMatch(each -> sent.type().equals("connection_confirmed")
                        ? each.after().minus(Duration.ofMinutes(10)).isBefore(change.at().plus(Duration.ofHours(3)))
                                && each.seen().isAfter(change.at())
                        : !change.at().isBefore(each.after().minus(SLACK)) && !change.at().isAfter(each.seen().plus(SLACK)));
    }

    private boolean isRaised(String location, Truth.Change change) {
        return raised.getOrDefault(location, List.of()).stream()
                .filter(each -> each.device().isEmpty() || each.device().equals(change.device()))
                .anyMatch(each -> each.heard().isAfter(change.at())
                        && each.heard().isBefore(change.at().plus(NOTICED_WITHIN)));
    }
}
