package dev.bellwether.faults;

import dev.bellwether.testkit.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What happens at one location, as Bikeep tells it: devices are lost, some again and again, some told too late, and in
 * the end all are back, or not.
 */
final class Tale {

    private static final String SCHEME = "hmac-sha256:data";
    private static final int DEVICES = 3;
    private static final double ENDS = 0.6;
    private static final double LATE = 0.15;
    private static final double IGNORED = 0.1;

    private final String location;
    private final boolean ends;
    private final List<String> bodies = new ArrayList<>();

    /** So many webhooks, the last of which happens now or before. */
    Tale(String location, int webhooks, Instant now, Random random) {
        this.location = location;
        this.ends = random.nextDouble() < ENDS;
        Instant time = now.minusSeconds(webhooks * 10L);
        Set<Integer> lost = new LinkedHashSet<>();
        int back = ends ? webhooks - DEVICES - random.nextInt(DEVICES) : webhooks;
        for (int i = 0; bodies.size() < back; i++, time = time.plusSeconds(10)) {
            int device = i == 0 ? 0 : random.nextInt(DEVICES);
            double dice = i == 0 ? 1 : random.nextDouble();
            if (dice < IGNORED) {
                tell("report", data(device, time) + ",\"report_type\":\"monthly\",\"number\":" + i);
            } else if (dice < IGNORED + LATE) {
                int known = lost.iterator().next();
                tell("connection", data(known, time.minusSeconds(3_600 + i)) + ",\"connection\":\"offline\"");
            } else {
                lost.add(device);
                tell("connection", data(device, time) + ",\"connection\":\"offline\"");
            }
        }
        if (ends) {
            for (int device : lost) {
                time = time.plusSeconds(1);
                tell("connection", data(device, time) + ",\"connection\":\"online\"");
            }
            // old news, told after the end
            for (int i = 0; bodies.size() < webhooks; i++) {
                Instant old = now.minusSeconds(webhooks * 10L + 7_200 + i);
                tell("connection", data(lost.iterator().next(), old) + ",\"connection\":\"offline\"");
            }
        }
    }

    String location() {
        return location;
    }

    /** Whether all is well in the end. */
    boolean isOver() {
        return ends;
    }

    /** Signed, in the order in which they are sent. */
    List<String> bodies() {
        return bodies;
    }

    private String data(int device, Instant at) {
        return "\"location_id\":\"%1$s\",\"device_id\":\"%1$s-%2$d\",\"timestamp\":\"%3$s\"".formatted(location, device, at);
    }

    private void tell(String type, String data) {
        bodies.add(Signer.envelope(SCHEME, World.SEED, type, "{" + data + "}"));
    }
}
