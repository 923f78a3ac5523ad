package dev.bellwether.notify.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name: seconds, or a date (RFC 9110). */
record RetryAfter(InstantSource clock) {

    @Nullable Duration pause(String header) {
        String text = header.strip();
        if (text.matches("\\d{1,7}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration pause = Duration.between(clock.instant(), then);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
