package dev.bellwether.event;

import org.jspecify.annotations.Nullable;

/**
 * An entry of Bikeep's maintenance log, as a {@code maintenance_log} notice tells of it.
 *
 * @param action      what happened to the entry, as sent, e.g. {@code created}; null when absent
 * @param id          what the log knows it by; null when absent
 * @param description for people; null when absent
 */
public record LogEntry(@Nullable String action, @Nullable String id, @Nullable String description) {

    /** The type of notices that tell of one. */
    public static final String TYPE = "maintenance_log";

    private static final String DELETED = "deleted";

    /** Whether the entry was taken out of the log. Whatever else happens to it, it stands. */
    public boolean isDeleted() {
        return DELETED.equalsIgnoreCase(action);
    }
}
