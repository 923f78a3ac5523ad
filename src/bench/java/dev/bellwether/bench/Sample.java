package dev.bellwether.bench;

import org.HdrHistogram.Histogram;

/**
 * What one case did in one round.
 *
 * @param nanos     how long it went on
 * @param latencies of every exchange, in nanoseconds
 * @param failures  exchanges that were not answered with 202, or not acknowledged
 */
record Sample(long nanos, Histogram latencies, long failures) {

    double perSecond() {
        return latencies.getTotalCount() * 1e9 / nanos;
    }

    /** The latency that this share of the exchanges kept, in milliseconds. */
    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
