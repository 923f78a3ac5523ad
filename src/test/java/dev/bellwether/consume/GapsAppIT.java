package dev.bellwether.consume;

import static dev.bellwether.testkit.MovedTime.advance;
import static dev.bellwether.testkit.MovedTime.now;
import static org.awaitility.Awaitility.await;

import dev.bellwether.consume.GapStory.Step;
import dev.bellwether.consume.GapTold.At;
import dev.bellwether.consume.OnCall.Word;
import dev.bellwether.event.AlarmRaised;
import dev.bellwether.event.ConnectionChanged;
import dev.bellwether.event.Connectivity;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.EventId;
import dev.bellwether.event.Facts;
import dev.bellwether.event.LocationRef;
import dev.bellwether.event.Seeded;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.notify.DispatchByHand;
import dev.bellwether.testkit.Events;
import dev.bellwether.testkit.MovedTime;
import dev.bellwether.testkit.Services;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is due is only in memory, so a clockwork that stood still is as good as a process that was killed: what it
 * finds when it runs again must come to what it had come to without the gap, and no sooner.
 */
@QuarkusTest
@Tag("app")
@QuarkusTestResource(Services.class)
@TestProfile(GapsAppIT.Stepped.class)
class GapsAppIT {

    private static final int STORIES = 2;
    private static final long FIRST = 1;
    private static final int LIVES = 4;
    /** After a story everything ends that time alone ends. */
    private static final int SETTLED = GapStory.MINUTES + 120;
    private static final Duration HALF = Duration.ofSeconds(30);
    private static final Duration SNOOZE = Duration.ofMinutes(25);

    @Inject
    Pipeline pipeline;

    @Inject
    Watch watch;

    @Inject
    OnCall onCall;

    @Inject
    DispatchByHand dispatcher;

    @Inject
    EntityManager entities;

    private Instant start;
    private int run;

    /** With waits, holds and an escalation, in an application that no other test has incidents in. */
    public static final class Stepped extends MovedTime.Profile {

        /** With rules of its own. */
        public Stepped() {
            super(Map.of(
                    "bellwether.bikeep.poll-interval", "5m",
                    "bellwether.alerting.config", rules().toString(),
                    // each story is told five times over
                    "quarkus.log.category.\"dev.bellwether\".level", "ERROR"));
        }

        private static Path rules() {
            String rules =
                    """
                    route: {receiver: oncall, group_wait: 2m, group_interval: 5m, repeat_interval: 48h}
                    receivers:
                      - {name: oncall, email_configs: [{to: oncall@example.org}]}
                      - {name: boss, email_configs: [{to: boss@example.org}]}
                      - {name: director, email_configs: [{to: director@example.org}]}
                    hold: {DeviceOffline: 10m}
                    storm: {incidents: 100, within: 1m}
                    escalations:
                      - steps: [{after: 10m, receivers: [boss]}, {after: 20m, receivers: [boss, director]}]
                    """;
            try {
                Path file = Files.createTempFile("bellwether-gaps", ".yaml");
                file.toFile().deleteOnExit();
                return Files.writeString(file, rules);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void what_was_killed_and_started_again_comes_to_what_it_had_come_to_without_the_gap() {
        Seeded.times(STORIES, FIRST, random -> {
            GapStory story = GapStory.drawn(random);
            NavigableSet<Integer> always = new TreeSet<>(IntStream.rangeClosed(0, SETTLED).boxed().toList());
            List<GapTold> whole = tell(story, always);
            for (int life = 0; life < LIVES; life++) {
                NavigableSet<Integer> moments = moments(random);
                List<GapTold> told = tell(story, moments);
                for (int i = 0; i < story.locations(); i++) {
                    check(told.get(i), whole.get(i), story, moments, i);
                }
            }
        });
    }

    private static void check(GapTold told, GapTold whole, GapStory story, NavigableSet<Integer> moments, int location) {
        List<Step> steps = story.steps().stream().filter(step -> step.location() == location).toList();
        try {
            told.check(whole, steps, moments);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "\nsteps " + steps + "\nwhole " + whole + "\ntold  " + told + "\nran at " + moments, e);
        }
    }

    /** Alive for some minutes, dead for up to an hour, again and again; alive from the end of the story on. */
    private static NavigableSet<Integer> moments(Random random) {
        NavigableSet<Integer> moments = new TreeSet<>();
        for (int minute = 0; minute < GapStory.MINUTES; minute += 1 + random.nextInt(60)) {
            int dies = minute + random.nextInt(10);
            for (; minute <= dies; minute++) {
                moments.add(minute);
            }
        }
        IntStream.rangeClosed(GapStory.MINUTES, SETTLED).forEach(moments::add);
        return moments;
    }

    private List<GapTold> tell(GapStory story, NavigableSet<Integer> moments) {
        run++;
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("delete from incident").executeUpdate());
        start = advance(Duration.ofDays(1));
        List<Step> steps = new ArrayList<>(story.steps());
        Instant due = Instant.MIN;
        for (int minute = 0; minute <= SETTLED; minute++) {
            if (moments.contains(minute)) {
                if (!moments.contains(minute - 1)) {
                    watch.started(new StartupEvent());
                    due = Instant.MIN;
                }
                if (!due.isAfter(now())) {
                    due = live();
                }
            }
            advance(HALF);
            while (!steps.isEmpty() && steps.get(0).minute() == minute) {
                happens(steps.remove(0));
                due = Instant.MIN;
            }
            advance(HALF);
        }
        return IntStream.range(0, story.locations()).mapToObj(this::told).toList();
    }

    /** Some ticks, until nothing is due any more; returns when something will be. */
    private Instant live() {
        Instant due = next();
        while (!due.isAfter(now())) {
            watch.due();
            dispatcher.dispatch();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> count(
                    "notification where state = 'PENDING' and attempts > 0") == 0);
            due = next();
        }
        return due;
    }

    private void happens(Step step) {
        String location = name(step.location());
        LocationRef where = new LocationRef(location, null, null, null, location);
        DeviceRef device = new DeviceRef("device of " + location, null, null, null, "LOCKER");
        Facts facts = new Facts(new EventId(location + " " + step), where, device, now(), now(), "{}");
        switch (step.what()) {
            case LOSS -> pipeline.onEvent(new ConnectionChanged(facts, Connectivity.OFFLINE, "offline"), Events.SPOT);
            case RECOVERY -> pipeline.onEvent(new ConnectionChanged(facts, Connectivity.ONLINE, "online"), Events.SPOT);
            case ALARM -> pipeline.onEvent(new AlarmRaised(facts, "power", "battery_low"), Events.SPOT);
            case TAKEN -> live(location).forEach(id -> onCall.acknowledge(id, new Word("olaf", null), null));
            case SNOOZED -> live(location).forEach(id -> onCall.acknowledge(id, new Word("olaf", null), now().plus(SNOOZE)));
            case CLOSED -> live(location).forEach(id -> onCall.resolve(id, new Word("olaf", null)));
        }
    }

    private GapTold told(int location) {
        String at = "floor(extract(epoch from (%s - cast('" + start + "' as timestamptz))) / 60)";
        String of = " join incident i on i.id = x.incident_id where i.location = '" + name(location) + "'";
        return new GapTold(
                rows("select kind || ' ' || state, '' from incident where location = '" + name(location)
                                + "' order by opened_at").stream()
                        .map(row -> (String) row[0])
                        .toList(),
                ats("select " + at.formatted("x.ended_at") + ", x.receiver, x.reason from notification x" + of
                        + " and x.state = 'SENT' order by x.ended_at, x.id"),
                ats("select " + at.formatted("x.at") + ", '', x.what from timeline x" + of + " order by x.id"));
    }

    private List<At> ats(String query) {
        return rows(query).stream()
                .map(row -> new At(((Number) row[0]).intValue(), (String) row[1], (String) row[2]))
                .toList();
    }

    private String name(int location) {
        return "run " + run + " location " + location;
    }

    private Instant next() {
        return rows("select coalesce(least((select min(due_at) from incident), (select min(next_attempt_at) from notification"
                        + " where state = 'PENDING')), timestamptz '2099-01-01 00:00:00Z'), ''").stream()
                .map(row -> (Instant) row[0])
                .findFirst()
                .orElseThrow();
    }

    private long count(String of) {
        return ((Number) rows("select count(*), '' from " + of).get(0)[0]).longValue();
    }

    private List<IncidentId> live(String location) {
        return rows("select id, '' from incident where state <> 'RESOLVED' and location = '" + location + "'").stream()
                .map(row -> new IncidentId((UUID) row[0]))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query, Object[].class).getResultList());
    }
}
