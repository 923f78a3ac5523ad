package dev.bellwether.local.bikeep;

import dev.bellwether.local.service.Daemon;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plays scenarios: changes the fleet and sends the webhooks that go with it, each at its time. What takes Bikeep minutes
 * and hours takes seconds here; {@code tempo} stretches (above 1) or shortens (below 1) that further.
 */
public final class Scenarios implements AutoCloseable {

    private static final int STORM_SIZE = 8;

    private final Bikeep bikeep;
    private final Webhooks webhooks;
    private final double tempo;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService timer = Daemon.timer("bikeep-scenarios");

    /** On this fleet, to that receiver. */
    public Scenarios(Bikeep bikeep, Webhooks webhooks, double tempo) {
        this.bikeep = bikeep;
        this.webhooks = webhooks;
        this.tempo = tempo;
    }

    /** Plays it at the next location in turn; returns at once. */
    public void play(Scenario scenario) {
        List<String> codes = bikeep.codes();
        play(scenario, codes.get(turn.getAndIncrement() % codes.size()));
    }

    /** Plays it some seconds later at the next location in turn; returns at once. */
    public void playIn(int seconds, Scenario scenario) {
        timer.schedule(() -> play(scenario), seconds, TimeUnit.SECONDS);
    }

    /** Plays it at the location with this code; returns at once. */
    public void play(Scenario scenario, String code) {
        switch (scenario) {
            case OUTAGE -> outage(code);
            case FLAP -> flap(code);
            case VANDALISM -> at(0, () -> webhooks.send("alarm", bikeep.alarm(code, "security", "wire_cut")));
            case STUCK_DOOR -> at(0, () -> webhooks.send("status", bikeep.status(code, "DOOR_LEFT_OPEN")));
            case STORM -> bikeep.codes().stream().limit(STORM_SIZE).forEach(this::shortOutage);
            case MISSED -> missed(code);
            case BLIND -> blind(code);
            case AREA -> bikeep.neighbours(code).forEach(this::shortOutage);
            case LATE -> late(code);
        }
    }

    private void outage(String code) {
        at(0, () -> bikeep.silence(code));
        at(2, () -> webhooks.send("connection", bikeep.connection(code)));
        at(10, () -> webhooks.send("connection_confirmed", bikeep.confirmed(code)));
        back(code, 19);
    }

    private void shortOutage(String code) {
        at(0, () -> bikeep.silence(code));
        at(2, () -> webhooks.send("connection", bikeep.connection(code)));
        back(code, 15);
    }

    /** Long enough for whoever looks by himself to notice. */
    private void missed(String code) {
        at(0, () -> bikeep.silence(code));
        at(20, () -> bikeep.hear(code));
    }

    /** It comes back unseen and unheard of: nobody knows until Bikeep does. */
    private void blind(String code) {
        at(0, () -> bikeep.silence(code));
        at(2, () -> webhooks.send("connection", bikeep.connection(code)));
        at(6, bikeep::loseAll);
        at(10, () -> bikeep.hear(code));
        at(16, bikeep::seeAll);
    }

    private void late(String code) {
        AtomicReference<String> offline = new AtomicReference<>();
        at(0, () -> bikeep.silence(code));
        at(2, () -> offline.set(bikeep.connection(code)));
        at(8, () -> bikeep.hear(code));
        at(9, () -> webhooks.send("connection", bikeep.connection(code)));
        at(13, () -> webhooks.send("connection", offline.get()));
    }

    private void back(String code, double second) {
        at(second, () -> bikeep.wake(code));
        at(second + 1, () -> webhooks.send("connection", bikeep.connection(code)));
    }

    private void flap(String code) {
        for (int second = 0; second < 16; second += 4) {
            at(second, () -> bikeep.silenceOne(code));
            at(second + 1.5, () -> webhooks.send("connection", bikeep.connectionOfOne(code)));
            at(second + 2, () -> bikeep.wake(code));
            at(second + 2.5, () -> webhooks.send("connection", bikeep.connectionOfOne(code)));
        }
    }

    private void at(double second, Runnable step) {
        timer.schedule(step, (long) (second * tempo * 1000), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
