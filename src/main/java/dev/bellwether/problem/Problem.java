package dev.bellwether.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A refusal as RFC 9457 wants it.
 *
 * @param type   a stable URN that a script can branch on
 * @param title  the same for every problem of this type
 * @param status the HTTP status
 * @param detail what is wrong with this very request and what would cure it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of one of our own types; {@code name} completes the URN. */
    public static Problem of(String name, String title, int status, String detail) {
        return new Problem("urn:bellwether:problem:" + name, title, status, detail);
    }

    /** A problem that says no more than its status does. */
    public static Problem ofStatus(int status, String title) {
        return new Problem("about:blank", title, status, title);
    }
}
