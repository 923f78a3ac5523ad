package dev.bellwether.event;

/**
 * An event's identity, derived from its content: the same event twice has one id.
 *
 * @param value lower-case hex, never blank
 */
public record EventId(String value) {

    public EventId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an event id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
