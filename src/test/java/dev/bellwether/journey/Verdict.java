package dev.bellwether.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.journey.Sendings.Sending;
import dev.bellwether.journey.Trouble.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Whether everybody was told of a {@link Trouble} what was due, when it was due, by what is written down and what arrived. */
final class Verdict {

    /** The ticks of the clockwork and of the dispatcher, a lease, and what a busy machine adds. */
    private static final Duration SLACK = Duration.ofSeconds(5);
    /** What was not to be decided had been decided by then. */
    private static final Duration TICKS = Duration.ofSeconds(2);
    /** Kafka first has to notice that the consumer of before is dead. */
    private static final Duration REJOINED = Duration.ofSeconds(10);

    private static final List<String> ONCALL = List.of("oncall email", "oncall slack");

    private final Mortal service;
    private final Sendings sendings;

    Verdict(Mortal service, Map<String, String> settings) {
        this.service = service;
        this.sendings = new Sendings(settings);
    }

    /** What stands on its timeline. */
    private record Entry(Instant at, String what) {}

    /** Whether nothing more is to come of it. */
    boolean isSettled(Trouble trouble) {
        List<Entry> story = story(trouble);
        int steps = KillPointJourneyIT.STEPS.size();
        boolean over = trouble.turn() == Turn.LASTS
                ? times(story, "escalated").size() == steps
                : isPast(story, KillPointJourneyIT.STEPS.get(steps - 1));
        return over && !story.isEmpty() && !sendings.isAnythingWaiting(trouble.location());
    }

    /** Throws when anything is missing, early, late, or too much. */
    void check(Trouble trouble) {
        List<Entry> story = story(trouble);
        Instant opened = story.get(0).at();
        assertThat(story.get(0).what()).isEqualTo("opened");
        assertThat(opened).isBetween(trouble.posted(), service.latest(trouble.accepted(), REJOINED));
        Instant due = opened.plus(trouble.isHeld() ? KillPointJourneyIT.HOLD : KillPointJourneyIT.WAIT);
        times(story, "confirmed").forEach(at -> assertThat(at).isBetween(due, service.latest(due, SLACK)));
        checkSteps(story, trouble);
        switch (trouble.turn()) {
            case LASTS -> {
                assertThat(story.stream().skip(trouble.isHeld() ? 2 : 1).map(Entry::what))
                        .containsExactly("escalated", "escalated");
                checkFirst(trouble, due);
            }
            case TAKEN -> {
                assertThat(after("acknowledged", story)).doesNotContain("escalated");
                checkFirst(trouble, due);
            }
            case RECOVERS, CLOSED -> checkEnd(trouble, story, due);
        }
    }

    private void checkFirst(Trouble trouble, Instant due) {
        for (String target : ONCALL) {
            assertThat(sendings.reasons(trouble.location(), target)).as(target).containsExactly("FIRST");
            checkArrived(trouble, target, due);
        }
    }

    /** Each step that was taken was due, and its receiver heard of it; no other did. */
    private void checkSteps(List<Entry> story, Trouble trouble) {
        List<Instant> taken = times(story, "escalated");
        for (int step = 0; step < KillPointJourneyIT.STEPS.size(); step++) {
            String target = "step" + (step + 1) + " email";
            if (step < taken.size()) {
                Instant due = known(story).plus(KillPointJourneyIT.STEPS.get(step));
                assertThat(taken.get(step)).isBetween(due, service.latest(due, SLACK));
                checkArrived(trouble, target, taken.get(step));
            } else {
                assertThat(sendings.arrived(trouble.location(), target)).as(target).isEmpty();
            }
        }
    }

    private void checkEnd(Trouble trouble, List<Entry> story, Instant due) {
        Instant end = times(story, "resolved").get(0);
        assertThat(after("resolved", story)).isEmpty();
        if (end.isBefore(due)) {
            assertThat(sendings.everywhere(trouble.location())).isEmpty();
            return;
        }
        List<String> targets = new ArrayList<>(ONCALL);
        ONCALL.forEach(target -> checkArrived(trouble, target, due));
        for (int step = 1; step <= times(story, "escalated").size(); step++) {
            targets.add("step" + step + " email");
        }
        for (String target : targets) {
            List<String> reasons = sendings.reasons(trouble.location(), target);
            // what was over before it was told, though due, is told once: that it was wrong, and is over
            assertThat(reasons).as(target).endsWith("RESOLVED").hasSizeBetween(1, 2).doesNotHaveDuplicates();
            List<Sending> arrived = sendings.arrived(trouble.location(), target);
            assertThat(arrived.get(arrived.size() - 1).at()).isBetween(end, service.latest(end, SLACK));
        }
    }

    /** In time, and as often as it was tried: only what was being sent when the service was killed may come again. */
    private void checkArrived(Trouble trouble, String target, Instant due) {
        List<Sending> arrived = sendings.arrived(trouble.location(), target);
        assertThat(arrived).as(target).isNotEmpty();
        assertThat(arrived.get(0).at()).as(target).isBetween(due, service.latest(due, SLACK));
        int messages = sendings.reasons(trouble.location(), target).size();
        assertThat(arrived).as(target).hasSizeBetween(messages, sendings.attempts(trouble.location(), target));
    }

    private boolean isPast(List<Entry> story, Duration last) {
        return !story.isEmpty() && known(story).plus(last).plus(TICKS).isBefore(Instant.now());
    }

    /** When people could know of it: escalation counts from here. */
    private static Instant known(List<Entry> story) {
        List<Instant> confirmed = times(story, "confirmed");
        return (confirmed.isEmpty() ? story.get(0).at() : confirmed.get(0)).plus(KillPointJourneyIT.WAIT);
    }

    private List<Entry> story(Trouble trouble) {
        String incident = trouble.incident(service);
        return incident.isEmpty()
                ? List.of()
                : StreamSupport.stream(service.get("/api/v1/incidents/" + incident).path("timeline").spliterator(), false)
                        .map(entry -> new Entry(Instant.parse(entry.path("at").asText()), entry.path("what").asText()))
                        .toList();
    }

    private static List<Instant> times(List<Entry> story, String what) {
        return story.stream().filter(entry -> entry.what().equals(what)).map(Entry::at).toList();
    }

    private static List<String> after(String what, List<Entry> story) {
        List<String> words = story.stream().map(Entry::what).toList();
        assertThat(words).contains(what);
        return words.subList(words.indexOf(what) + 1, words.size());
    }
}
