package dev.bellwether.local.http;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** The faults a server has been told to show: some for the next few requests, one for all until lifted. */
public final class Faults {

    private final Deque<Fault> next = new ArrayDeque<>();
    private Fault always;
    private CountDownLatch over = new CountDownLatch(1);

    /** The next {@code count} requests meet this fault. */
    public synchronized void next(int count, Fault fault) {
        next.addAll(Collections.nCopies(count, fault));
    }

    /** Every request meets this fault until {@link #lift}. */
    public synchronized void always(Fault fault) {
        always = fault;
    }

    /** All is well again; who hangs is let go. */
    public synchronized void lift() {
        next.clear();
        always = null;
        over.countDown();
        over = new CountDownLatch(1);
    }

    /** The handler, unless a fault is due. */
    public Handler around(Handler handler) {
        return request -> {
            Fault fault;
            CountDownLatch lifted;
            synchronized (this) {
                fault = next.isEmpty() ? always : next.poll();
                lifted = over;
            }
            return fault == null ? handler.handle(request) : fault.answer(request, handler, lifted);
        };
    }
}
