package dev.bellwether.command;

import dev.bellwether.decide.Explanation;
import dev.bellwether.decide.Explanation.Way;
import dev.bellwether.decide.Forecast;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.event.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation in words. */
final class Spoken {

    private Spoken() {}

    static String of(Explanation explanation, Instant now) {
        return "alert " + explanation.labels() + "\n"
                + explanation.ways().stream().map(way -> way(way, now)).collect(Collectors.joining("\n"));
    }

    static String of(DeviceEvent event, Forecast forecast, Instant now) {
        String heading = "event " + event.type() + ": " + forecast.reason() + "\n";
        return heading
                + (forecast instanceof Forecast.Told told ? of(told.explanation(), now) : "  nobody is told of it by itself");
    }

    private static String way(Way way, Instant now) {
        String because = way.because().isEmpty()
                ? "no route below it takes the alert"
                : way.because().stream().map(Matcher::toString).collect(Collectors.joining(" and "));
        return String.join(
                "\n",
                List.of(
                        way.route() + ", because " + because,
                        "  receiver " + way.receiver() + " by " + (way.integrations().isEmpty() ? "nothing: nobody is told"
                                : String.join(", ", way.integrations())),
                        "  one incident per " + String.join(", ", way.grouping().written()) + " and kind; told after " + spoken(way.pace().groupWait())
                                + ", changes after " + spoken(way.pace().groupInterval())
                                + ", again every " + spoken(way.pace().repeatInterval()),
                        way.from().isAfter(now) ? "  not now: its time intervals allow it from " + way.from() : "  at once"));
    }

    /** As rules write it. */
    private static String spoken(Duration duration) {
        return duration.isZero() ? "0s" : duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
