package dev.bellwether.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** POSTs deliveries from one thread over as many connections as exchanges are to be in flight. */
final class HttpLoad implements Case.Load {

    private static final int ACCEPTED = 202;
    private static final long STALLED_MILLIS = 10_000;

    private final URI target;
    private final Deliveries deliveries;
    private final boolean distinct;
    private double busiest;

    /** Distinct: every body is sent once; otherwise they may go round. */
    HttpLoad(URI target, Deliveries deliveries, boolean distinct) {
        this.target = target;
        this.deliveries = deliveries;
        this.distinct = distinct;
    }

    /** The largest share of one core that the sending thread has used: near 1 it was the client that was measured. */
    double busiest() {
        return busiest;
    }

    @Override
    public Sample run(int inFlight, Duration time) throws IOException {
        if (distinct) {
            deliveries.renew();
        }
        try (Selector selector = Selector.open()) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                Exchange exchange = Exchange.open(target);
                exchange.register(selector);
                exchanges.add(exchange);
            }
            try {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Sample sample = new Run(selector, time).of(exchanges);
                cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
                busiest = Math.max(busiest, (double) cpu / sample.nanos());
                return sample;
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    /** One measurement. */
    private final class Run {

        private final Histogram latencies = new Histogram(3);
        private final Selector selector;
        private final Duration time;
        private long sent;
        private long failures;
        private int inFlight;
        private long deadline;

        Run(Selector selector, Duration time) {
            this.selector = selector;
            this.time = time;
        }

        Sample of(List<Exchange> exchanges) throws IOException {
            long start = System.nanoTime();
            deadline = start + time.toNanos();
            for (Exchange exchange : exchanges) {
                inFlight++;
                exchange.send(deliveries.get(sent++));
            }
            while (inFlight > 0) {
                if (selector.select(this::answered, STALLED_MILLIS) == 0) {
                    throw new IOException("no answer for " + STALLED_MILLIS + " ms, in flight: " + inFlight);
                }
            }
            return new Sample(System.nanoTime() - start, latencies, failures);
        }

        private void answered(SelectionKey key) {
            try {
                Exchange exchange = (Exchange) key.attachment();
                int status = exchange.receive();
                if (status == 0) {
                    return;
                }
                long now = System.nanoTime();
                latencies.recordValue(now - exchange.sentAt());
                failures += status == ACCEPTED ? 0 : 1;
                if (now < deadline && !(distinct && sent == deliveries.count())) {
                    exchange.send(deliveries.get(sent++));
                } else {
                    inFlight--;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
