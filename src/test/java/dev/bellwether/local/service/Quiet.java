package dev.bellwether.local.service;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Servers that tell their life at INFO would bury what a developer wants to read. */
final class Quiet {

    /** A logger that nobody holds is forgotten together with its level. */
    private static final List<Logger> HELD = new ArrayList<>();

    private Quiet() {}

    static synchronized void loggers(Level level, String... names) {
        for (String name : names) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(level);
            HELD.add(logger);
        }
    }
}
