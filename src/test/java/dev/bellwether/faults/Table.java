package dev.bellwether.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What came of schedules, for people: by the trouble that was in them, and of all. */
final class Table {

    private static final String HEAD = "| %-20s | %9s | %9s | %5s | %5s | %6s | %5s | %10s | %10s | %7s | %6s | %8s | %11s | %10s |%n"
            .formatted(
                    "trouble", "schedules", "accepted", "lost", "twice", "copies", "wrong", "disordered", "overtaking",
                    "forged", "let in", "restarts", "refused (s)", "untold (s)");
    private static final String LINE = "| %-20s | %9d | %9d | %5d | %5d | %6d | %5d | %10d | %10d | %7d | %6d | %8d | %11.1f | %10.1f |%n";

    private final List<Findings> all = new ArrayList<>();

    void add(Findings findings) {
        all.add(findings);
    }

    /** Every schedule that broke a promise. */
    List<Findings> bad() {
        return all.stream().filter(findings -> !findings.isGood()).toList();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(HEAD).append(HEAD.replaceAll("[^|\n]", "-"));
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        all.forEach(findings -> findings.schedule().steps().forEach(step -> troubles.add(step.trouble())));
        for (Trouble trouble : troubles) {
            table.append(line(
                    trouble.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    all.stream()
                            .filter(f -> f.schedule().steps().stream().anyMatch(step -> step.trouble() == trouble))
                            .toList()));
        }
        table.append(line("all", all));
        bad().forEach(findings -> table.append("%nseed %d: %s%n  %s%n"
                .formatted(findings.schedule().seed(), findings.schedule(), String.join("\n  ", findings.faults()))));
        return table.toString();
    }

    private static String line(String name, List<Findings> found) {
        return LINE.formatted(
                name, found.size(), sum(found, Findings::accepted), sum(found, Findings::lost),
                sum(found, Findings::twice), sum(found, Findings::copies), sum(found, Findings::wrong),
                sum(found, Findings::disordered), sum(found, Findings::overtaking), sum(found, Findings::forged),
                sum(found, Findings::letIn), sum(found, Findings::restarts), longest(found.stream().map(Findings::unaccepted).toList()),
                longest(found.stream().map(Findings::untold).toList()));
    }

    private static int sum(List<Findings> found, ToIntFunction<Findings> what) {
        return found.stream().mapToInt(what).sum();
    }

    private static double longest(List<Duration> times) {
        return times.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1000.0;
    }
}
