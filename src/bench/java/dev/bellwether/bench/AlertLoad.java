package dev.bellwether.bench;

import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Signer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * POSTs an alarm that is critical and waits until Slack is asked to show it; then the next. What is measured is the time
 * between the two, by one clock. Every alarm is of a location of its own, and so an incident of its own.
 */
final class AlertLoad implements Case.Load {

    private static final int ACCEPTED = 202;
    private static final int STALLED_SECONDS = 60;
    private static final Pattern LOCATION = Pattern.compile("bench-alarm-(\\d+)");
    private static final String DATA = "{\"location_id\":\"bench-alarm-%d\",\"device_id\":\"locker-1\","
            + "\"alarm_category\":\"security\",\"alarm_reason\":\"lock_forced\",\"timestamp\":\"%s\"}";

    private final URI target;
    private final String seed;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private int made;

    private record Arrival(int alarm, long at) {}

    AlertLoad(URI target, String seed) {
        this.target = target;
        this.seed = seed;
    }

    /** For Slack's stand-in: notes when it was asked, before it does as asked. */
    Reply note(Request request, Handler slack, CountDownLatch over) throws Exception {
        long now = System.nanoTime();
        Matcher location = LOCATION.matcher(request.text());
        if (location.find()) {
            arrivals.add(new Arrival(Integer.parseInt(location.group(1)), now));
        }
        return slack.handle(request);
    }

    @Override
    public Sample run(int inFlight, Duration time) throws IOException, InterruptedException {
        if (inFlight != 1) {
            throw new IllegalArgumentException("one at a time, not " + inFlight);
        }
        Histogram latencies = new Histogram(3);
        long failures = 0;
        long start = System.nanoTime();
        try (Exchange exchange = Exchange.open(target)) {
            while (System.nanoTime() - start < time.toNanos()) {
                String data = DATA.formatted(++made, Instant.now());
                String alarm = Signer.envelope(Deliveries.SCHEME, seed, "alarm", data);
                exchange.send(alarm.getBytes(StandardCharsets.UTF_8));
                if (exchange.await() == ACCEPTED) {
                    latencies.recordValue(arrival(made) - exchange.sentAt());
                } else {
                    failures++;
                }
            }
        }
        return new Sample(System.nanoTime() - start, latencies, failures);
    }

    private long arrival(int alarm) throws IOException, InterruptedException {
        Arrival arrival;
        do {
            arrival = arrivals.poll(STALLED_SECONDS, TimeUnit.SECONDS);
            if (arrival == null) {
                throw new IOException("Slack heard nothing of an alarm for " + STALLED_SECONDS + " s");
            }
        } while (arrival.alarm() != alarm); // one before it, told once more
        return arrival.at();
    }
}
