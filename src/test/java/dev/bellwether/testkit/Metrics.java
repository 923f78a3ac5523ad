package dev.bellwether.testkit;

import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.Stream;

/** What the application under test says on {@code /q/metrics}. */
public final class Metrics {

    private Metrics() {}

    /** The value of a series, written as Prometheus shows it, labels in their order there. */
    public static double value(String series) {
        String page = page();
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + series + " in\n" + page));
    }

    /** The sum of all series of that name, on a page, which have each of these labels, written {@code name="value"}. */
    public static double sum(String page, String name, String... labels) {
        List<String> lines = page.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .toList();
        if (lines.isEmpty()) {
            throw new AssertionError("no series " + name + List.of(labels) + " in\n" + page);
        }
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All of it. */
    public static String page() {
        return RestAssured.get("/q/metrics").asString();
    }
}
