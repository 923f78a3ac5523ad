package dev.bellwether.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** Prints what was measured, for people. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** On what and how it was measured. */
    void machine(int rounds, long seconds) {
        line("%nBellwether bench: %d cores, JDK %s, %s %s", Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), System.getProperty("os.name"), System.getProperty("os.arch"));
        line("%d rounds of %d s per case, the cases taking turns; medians, ratios within a round with (least–most)",
                rounds, seconds);
        line("service %s, its consumer off; client, broker and service share the cores%n", ServiceProcess.HEAP);
        line("%-28s %9s %9s %8s %8s  %-18s %-18s %-18s %6s", "case", "in flight", "requests/s", "p50 ms", "p99 ms",
                "of no-op", "of producer", "of producer POST", "errors");
    }

    /** One line per case; the ratios are to all cases before the last. */
    void contest(Contest contest) {
        for (Case one : contest.cases()) {
            List<Sample> samples = contest.samples(one);
            StringBuilder ratios = new StringBuilder();
            for (Case other : contest.cases().subList(0, contest.cases().size() - 1)) {
                String ratio = one == other ? "1" : Spread.ratio(samples, contest.samples(other)).toString();
                ratios.append(String.format("%-18s ", ratio));
            }
            line("%-28s %9d %,9.0f %8.2f %8.2f  %s%6d", one.name(), contest.inFlight(),
                    median(samples, Sample::perSecond), median(samples, sample -> sample.millis(50)),
                    median(samples, sample -> sample.millis(99)), ratios, failures(samples));
        }
        line("");
    }

    /** Two lines: how long the first case took, and the second, by itself and beside it. */
    void latencies(Contest contest, String load) {
        Histogram nothing = all(contest.samples(contest.cases().get(0)));
        for (Case one : contest.cases()) {
            Histogram latencies = all(contest.samples(one));
            double p50 = latencies.getValueAtPercentile(50);
            double p99 = latencies.getValueAtPercentile(99);
            line("%-28s %9s   n %7d   p50 %8.2f ms  p99 %8.2f ms   of no-op: p50 %6.1f  p99 %6.1f   errors %d", one.name(),
                    load, latencies.getTotalCount(), p50 / 1e6, p99 / 1e6, p50 / nothing.getValueAtPercentile(50),
                    p99 / nothing.getValueAtPercentile(99), failures(contest.samples(one)));
        }
    }

    private static Histogram all(List<Sample> samples) {
        Histogram all = new Histogram(3);
        samples.forEach(sample -> all.add(sample.latencies()));
        return all;
    }

    /** A sentence. */
    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    static long failures(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::failures).sum();
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> of) {
        return new Spread(samples.stream().map(of::applyAsDouble).toList()).median();
    }
}
