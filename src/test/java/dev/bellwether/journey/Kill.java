package dev.bellwether.journey;

import dev.bellwether.local.service.Moment;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When the service is to die.
 *
 * @param number  of its life, from 1
 * @param way     whose far side it is talking to then
 * @param moment  of the exchange; null for before it, at some time after the webhook was accepted
 * @param request which one to that far side, counted from the start of this life; for a moment before it, which webhook
 * @param millis  so much later, where the moment is a span: before the exchange, and after the answer
 */
record Kill(int number, Way way, @Nullable Moment moment, int request, int millis) {

    /** So many are certain to come in a life. */
    static final int REQUESTS = 4;

    /** Its name in the table where there is no moment. */
    static final String BEFORE = "before it is sent";

    private static final int BEFORE_MILLIS = 80;
    private static final int AFTER_MILLIS = 31;

    /** One of many: each pair of way and moment in its turn, so that few kills are of many kinds. */
    static Kill drawn(int number, List<Kind> kinds, Random random) {
        Kind kind = kinds.get((number - 1) % kinds.size());
        int millis = random.nextInt(kind.moment() == null ? BEFORE_MILLIS : AFTER_MILLIS);
        return new Kill(number, kind.way(), kind.moment(), 1 + random.nextInt(REQUESTS), millis);
    }

    /** What is drawn from. */
    record Kind(Way way, @Nullable Moment moment) {

        @Override
        public String toString() {
            return String.format("%-10s %s", way, moment == null ? BEFORE : said(moment));
        }

        private static String said(Moment moment) {
            return switch (moment) {
                case READ -> "read, not applied";
                case DONE -> "applied, not answered";
                case HALF_ANSWERED -> "half answered";
                case ANSWERED -> "answered, not written";
            };
        }
    }

    Kind kind() {
        return new Kind(way, moment);
    }
}
