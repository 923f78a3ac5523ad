package dev.bellwether.audit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that nobody else can use up. */
final class OwnThread {

    private OwnThread() {}

    /** One thread of that name, for one task after the other; it keeps no process alive. */
    static ExecutorService named(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            // whoever happens to ask first must not decide where libraries look for classes
            thread.setContextClassLoader(OwnThread.class.getClassLoader());
            return thread;
        });
    }
}
