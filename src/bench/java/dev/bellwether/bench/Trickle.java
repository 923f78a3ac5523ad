package dev.bellwether.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Deliveries at a steady rate, for as long as it is open, over one connection. */
final class Trickle implements AutoCloseable {

    private final Deliveries deliveries;
    private final Exchange exchange;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> sending;
    private int sent;

    private Trickle(URI target, Deliveries deliveries, int perSecond) throws IOException {
        this.deliveries = deliveries;
        this.exchange = Exchange.open(target);
        deliveries.renew();
        sending = clock.scheduleAtFixedRate(this::next, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    static Trickle open(URI target, Deliveries deliveries, int perSecond) throws IOException {
        return new Trickle(target, deliveries, perSecond);
    }

    /** Throws when it broke off before. */
    @Override
    public void close() throws Exception {
        boolean brokeOff = sending.isDone();
        clock.shutdownNow();
        clock.awaitTermination(1, TimeUnit.SECONDS);
        exchange.close();
        if (brokeOff) {
            sending.get();
        }
    }

    private void next() {
        try {
            exchange.send(deliveries.get(sent++));
            exchange.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
