package dev.bellwether.decide.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules;
import dev.bellwether.event.DeviceEvent;
import dev.bellwether.event.Seeded;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.LiveIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for any events, in any order, by any rules. */
class ReplayPropertyTest {

    private static final int RUNS = 300;
    private static final int EVENTS = 50;

    /** Without what the order of arrival may decide by design: when it is quiet, and what is told. */
    private static final Rules PLAIN = RandomRules.read(
            """
            route: {receiver: desk}
            receivers: [{name: desk, email_configs: [{to: a@b.org}]}]
            resolve: {HardwareAlarm: operator, AbnormalStatus: operator}
            """);

    @Test
    void however_often_events_come_again_the_incidents_are_the_same() {
        Seeded.times(RUNS / 4, random -> {
            RandomStory story = new RandomStory(random);
            Rules rules = RandomRules.of(random);
            List<DeviceEvent> events = story.events(EVENTS);

            Replay once = replayed(rules, events);
            Replay often = replayed(rules, story.repeated(events));

            assertThat(often.incidents()).isEqualTo(once.incidents());
            assertThat(often.told()).isEqualTo(once.told());
        });
    }

    @Test
    void in_whatever_order_and_however_often_told_anew_the_same_goes_on_in_the_end() {
        Seeded.times(RUNS * 3, random -> {
            RandomStory story = new RandomStory(random);
            List<DeviceEvent> events = story.ofAnHour();

            Replay one = replayed(PLAIN, story.shuffled(events));
            Replay other = replayed(PLAIN, story.shuffled(story.copied(events)));

            assertThat(firing(other)).isEqualTo(firing(one));
            assertThat(goingOn(other)).isEqualTo(goingOn(one));
        });
    }

    @Test
    void every_decision_has_a_reason_and_leads_where_it_may() {
        Seeded.times(RUNS, random -> {
            Replay replay = new Replay(RandomRules.of(random), where -> Optional.empty(), Duration.ZERO, Promises::decided);
            run(replay, new RandomStory(random).events(EVENTS), random);
        });
    }

    @Test
    void nothing_that_fires_is_forgotten_and_who_was_told_hears_the_end_once() {
        Seeded.times(RUNS, random -> {
            Replay replay = new Replay(RandomRules.of(random), where -> Optional.empty(), Duration.ZERO);
            run(replay, new RandomStory(random).events(EVENTS), random);
            Promises.told(replay);
        });
    }

    /** With people taking care and closing now and then; what is promised is looked at all the time. */
    private static void run(Replay replay, List<DeviceEvent> events, Random random) {
        for (int i = 0; i < events.size(); i++) {
            replay.learn(new Evidence.Told(events.get(i)));
            Instant now = events.get(i).facts().receivedAt();
            if (i + 1 < events.size() && events.get(i + 1).facts().receivedAt().equals(now)) {
                continue; // it came with the next
            }
            replay.until(now);
            Promises.hold(replay, now);
            RandomWords.said(replay, now, random).ifPresent(replay::learn);
            Promises.hold(replay, now);
        }
        Instant end = events.get(events.size() - 1).facts().receivedAt();
        for (int i = 0; i < 20; i++) {
            end = end.plusSeconds(random.nextInt(7200));
            replay.until(end);
            Promises.hold(replay, end);
        }
    }

    private static Replay replayed(Rules rules, List<DeviceEvent> events) {
        Replay replay = new Replay(rules, where -> Optional.empty(), Duration.ZERO);
        events.forEach(event -> replay.learn(new Evidence.Told(event)));
        replay.until(RandomStory.START.plus(Duration.ofDays(2)));
        return replay;
    }

    private static Set<Object> firing(Replay replay) {
        return replay.incidents().stream()
                .flatMap(incident -> incident.facts().firing().stream())
                .map(Alert::fingerprint)
                .collect(Collectors.toSet());
    }

    private static Set<Object> goingOn(Replay replay) {
        return replay.incidents().stream()
                .filter(LiveIncident.class::isInstance)
                .map(Incident::key)
                .collect(Collectors.toSet());
    }
}
