package dev.bellwether.notify;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.incident.LiveIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three incidents while some ways are in trouble: one stays as it is, one gets worse and one is over. */
final class Story {

    private final ToldByHand hand;
    private final String name;
    private final Set<Way> troubled;
    private final Set<Way> others;
    /** How each incident is. */
    private final Map<LiveIncident, String> newest = new LinkedHashMap<>();

    private LiveIncident worse;
    private LiveIncident over;

    /** All ways are well still, and their connections are kept from a message before. */
    Story(ToldByHand hand, String name, Set<Way> troubled) {
        this.hand = hand;
        this.name = name;
        this.troubled = troubled;
        this.others = EnumSet.complementOf(EnumSet.copyOf(troubled));
        LiveIncident before = hand.openedMildly(name + ":before");
        hand.dispatchUntil(() -> EnumSet.allOf(Way.class).stream().allMatch(way -> way.shows(before).equals("warning")));
        // a first connection may take longer than anybody waits for it, and its lane is closed for a while
        advance(Duration.ofMinutes(5));
        hand.dispatch();
    }

    /** The three begin; the other ways are told while the clock stands still. */
    void begins() {
        newest.put(hand.openedMildly(name + ":same"), "warning");
        worse = hand.openedMildly(name + ":worse");
        over = hand.openedMildly(name + ":over");
        newest.put(worse, "warning");
        newest.put(over, "warning");
        othersAreToldAtOnce();
    }

    /** Nothing is in trouble yet: every way tells how it is, however many turns its lane needs for that. */
    void everybodyKnows() {
        hand.dispatchUntil(() -> isShown(EnumSet.allOf(Way.class)));
        hand.dispatch();
    }

    /** One gets worse, one is over; the other ways are told while the clock stands still. */
    void goesOn() {
        newest.put(hand.worse(worse), "critical");
        newest.remove(worse);
        hand.over(over);
        newest.put(over, Way.OVER);
        othersAreToldAtOnce();
    }

    /** So often has everything that is due been tried, a minute after the last time. */
    void minutesPass(int minutes) {
        pass(minutes, Duration.ofMinutes(1));
    }

    /** Everything has been tried every few minutes. */
    void halfAnHourPasses() {
        pass(10, Duration.ofMinutes(3));
    }

    private void pass(int steps, Duration step) {
        for (int i = 0; i < steps; i++) {
            advance(step);
            hand.dispatch();
        }
    }

    /** The trouble is over: everybody has the newest, and nothing more comes. */
    void isTold() {
        advance(Duration.ofMinutes(1));
        hand.dispatchUntil(() -> isShown(EnumSet.allOf(Way.class)));
        minutesPass(2);
        assertThat(isShown(EnumSet.allOf(Way.class))).isTrue();
    }

    /** Nothing has come through. */
    void isNotShown() {
        newest.keySet().forEach(incident -> troubled.forEach(way -> assertThat(way.took(incident)).isEmpty()));
    }

    /** No way has told the same twice. */
    void isToldOnce() {
        isToldOnceBy(EnumSet.allOf(Way.class));
    }

    /** Not one of these ways has told the same twice. */
    void isToldOnceBy(Set<Way> ways) {
        newest.keySet().forEach(incident -> ways.forEach(way ->
                assertThat(way.took(incident)).as("%s of %s", way, incident.key()).doesNotHaveDuplicates()));
    }

    /** What this way took twice is known as a copy: who says the same says it by the same id. */
    void copiesAreKnown(Way way) {
        newest.keySet().forEach(incident -> {
            List<Way.Telling> took = way.took(incident);
            assertThat(took).allSatisfy(telling -> assertThat(telling.id()).isNotEmpty());
            assertThat(took.stream().distinct().count())
                    .as("%s of %s", way, incident.key())
                    .isEqualTo(took.stream().map(Way.Telling::says).distinct().count());
        });
    }

    /** Slack's message of each that changed gets one answer, which says how it is. */
    void changedAreAnswered() {
        hand.dispatchUntil(() -> newest.entrySet().stream()
                .allMatch(entry -> answers(entry.getKey()).size() >= changes(entry.getValue()).size()));
        minutesPass(1);
        newest.forEach((incident, how) ->
                assertThat(answers(incident)).as("answers to %s", incident.key()).isEqualTo(changes(how)));
    }

    private static List<String> answers(LiveIncident incident) {
        return Way.BOT.took(incident).stream().skip(1).map(Way.Telling::says).toList();
    }

    private static List<String> changes(String how) {
        return how.equals("warning") ? List.of() : List.of(how);
    }

    /** Every copy is from an attempt whose answer was not understood. */
    void copiesAreOfAttempts(Way way) {
        newest.keySet().forEach(incident -> assertThat((long) way.took(incident).size())
                .as("%s of %s", way, incident.key())
                .isLessThanOrEqualTo(way.tried(hand, incident)));
    }

    /** The incidents. */
    Set<LiveIncident> incidents() {
        return newest.keySet();
    }

    /** Others know the newest, each once, though no time has passed. */
    void othersAreToldAtOnce() {
        Instant before = now();
        hand.dispatchUntil(() -> isShown(others));
        isToldOnceBy(others);
        assertThat(now()).isEqualTo(before);
    }

    private boolean isShown(Set<Way> ways) {
        return newest.entrySet().stream()
                .allMatch(entry -> ways.stream().allMatch(way -> way.shows(entry.getKey()).equals(entry.getValue())));
    }
}
