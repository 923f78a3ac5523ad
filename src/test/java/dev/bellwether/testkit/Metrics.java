package dev.bellwether.testkit;

import io.restassured.RestAssured;

/** What the application under test says on {@code /q/metrics}. */
public final class Metrics {

    private Metrics() {}

    /** The value of a series, written as Prometheus shows it, labels in their order there. */
    public static double value(String series) {
        String page = RestAssured.get("/q/metrics").asString();
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + series + " in\n" + page));
    }
}
