package dev.bellwether.decide.file;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 30s}, {@code 1h30m}, {@code 1d}, {@code 0}. */
public final class Durations {

    private static final Pattern WHOLE =
            Pattern.compile("0|(?:\\d+w)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m(?!s))?(?:\\d+s)?(?:\\d+ms)?");
    private static final Pattern STEP = Pattern.compile("(\\d+)(ms|[wdhms])");
    private static final Map<String, Duration> UNITS = Map.of(
            "w", Duration.ofDays(7),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private Durations() {}

    /** The duration, or empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > 40 || !WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Duration sum = Duration.ZERO;
            Matcher steps = STEP.matcher(text);
            while (steps.find()) {
                sum = sum.plus(UNITS.get(steps.group(2)).multipliedBy(Long.parseLong(steps.group(1))));
            }
            return Optional.of(sum);
        } catch (ArithmeticException | NumberFormatException tooLong) {
            return Optional.empty();
        }
    }
}
