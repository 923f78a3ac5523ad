package dev.bellwether.journey;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.service.Daemon;
import dev.bellwether.local.service.Moment;
import dev.bellwether.local.service.SmtpFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Sits at the far sides and kills the service when its time has come: once for each {@link Kill}. */
final class Reaper implements AutoCloseable {

    private static final String NOBODY = "";

    private final Mortal service;
    private final ScheduledExecutorService later = Daemon.timer("reaper");
    private final List<Victim> victims = new ArrayList<>();
    private @Nullable Kill next;
    private int requests;
    private CountDownLatch struck = new CountDownLatch(0);

    /** Who was told of what when the service died; no location where that request named none, as a look-up does not. */
    record Victim(Kill kill, String location) {}

    Reaper(Mortal service) {
        this.service = service;
    }

    /** Waits for this one. */
    synchronized void await(Kill kill) {
        next = kill;
        requests = 0;
        struck = new CountDownLatch(1);
    }

    /** A webhook was accepted. */
    void accepted(String location) {
        Kill kill = due(null, location);
        if (kill != null) {
            later.schedule(this::reap, kill.millis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What is to happen around an HTTP request to that far side. */
    Fault around(Way way) {
        return (request, handler, over) -> {
            Kill kill = due(way, request.text());
            return kill == null
                    ? handler.handle(request)
                    : Fault.at(kill.moment(), () -> strike(kill)).answer(request, handler, over);
        };
    }

    /** What is to happen around the handing over of a mail. */
    SmtpFault aroundMails() {
        return (command, server) -> {
            Kill kill = command.equals(SmtpFault.END) ? due(Way.EMAIL, server.mail()) : null;
            return kill == null
                    ? server.answer()
                    : SmtpFault.at(kill.moment(), () -> strike(kill)).answer(command, server);
        };
    }

    /** Whether it struck within that time. */
    boolean strikesWithin(long seconds) throws InterruptedException {
        return struck.await(seconds, TimeUnit.SECONDS);
    }

    /** All so far. */
    synchronized List<Victim> victims() {
        return List.copyOf(victims);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    /** The kill whose time has come with this; {@code way} is null when a webhook was accepted. */
    private synchronized @Nullable Kill due(@Nullable Way way, String content) {
        Kill kill = next;
        boolean isItsPlace = kill != null && (kill.moment() == null ? way == null : kill.way() == way);
        if (!isItsPlace || ++requests < kill.request()) {
            return null;
        }
        next = null;
        Matcher location = Reading.LOCATION.matcher(content.replace("=\r\n", "")); // as a mail breaks its long lines
        victims.add(new Victim(kill, location.find() ? location.group() : NOBODY));
        return kill;
    }

    private void strike(Kill kill) {
        if (kill.moment() == Moment.ANSWERED) {
            later.schedule(this::reap, kill.millis(), TimeUnit.MILLISECONDS);
        } else {
            reap();
        }
    }

    private void reap() {
        service.die();
        struck.countDown();
    }
}
