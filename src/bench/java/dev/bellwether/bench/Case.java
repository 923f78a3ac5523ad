package dev.bellwether.bench;

import java.time.Duration;

/**
 * Something to be measured.
 *
 * @param name for people
 * @param load does it
 */
record Case(String name, Load load) {

    /** Does one thing over and over. */
    interface Load {

        /** Keeps this many exchanges going for that long. */
        Sample run(int inFlight, Duration time) throws Exception;
    }
}
