package dev.bellwether.receive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /q/metrics} says. */
final class Metrics {

    private static final Pattern REQUESTS =
            Pattern.compile("^bellwether_webhook_requests_total\\{(.*)} (\\S+)$", Pattern.MULTILINE);

    private Metrics() {}

    /** Refusals for this reason so far. */
    static double rejected(String reason) {
        return requests("outcome=\"rejected\"", "reason=\"" + reason + "\"");
    }

    /** Deliveries of this outcome so far. */
    static double taken(String outcome) {
        return requests("outcome=\"" + outcome + "\"", "");
    }

    /** Everything that was ever answered. */
    static double answered() {
        return requests("", "");
    }

    private static double requests(String label, String another) {
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("bellwether_webhook_requests_total");
        return REQUESTS.matcher(metrics).results()
                .filter(line -> line.group(1).contains(label) && line.group(1).contains(another))
                .collect(Collectors.summingDouble(line -> Double.parseDouble(line.group(2))));
    }
}
