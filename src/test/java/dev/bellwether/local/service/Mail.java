package dev.bellwether.local.service;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One e-mail as it arrived.
 *
 * @param headers the first value of each header, by its name in lower case
 * @param text the plain part, or empty
 * @param html the HTML part, or empty
 */
public record Mail(
        String from, String to, String subject, Map<String, String> headers, String text, String html, Instant at) {

    public Mail {
        headers = Map.copyOf(headers);
    }

    /** The header's value, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
