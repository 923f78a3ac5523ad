package dev.bellwether.incident;

import dev.bellwether.event.DeviceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one device or location.
 *
 * @param fingerprint what makes it this alert
 * @param name        the condition
 * @param severity    how bad it is
 * @param device      the device; {@link DeviceRef#NONE} when it is about the location
 * @param detail      what Bikeep sent about it (the connection literal, category and reason, the status); may be empty
 * @param source      how it was learnt
 * @param since       when it began
 * @param seenAt      the time of the newest evidence for or against it, by Bikeep's clock where it gave one
 * @param heardAt     when the newest evidence reached us, by our clock
 * @param over        when it ended; null while it is firing
 */
public record Alert(
        Fingerprint fingerprint,
        AlertName name,
        Severity severity,
        DeviceRef device,
        String detail,
        Source source,
        Instant since,
        Instant seenAt,
        Instant heardAt,
        @Nullable Instant over) {

    /** Whether the condition holds. */
    public boolean isFiring() {
        return over == null;
    }

    /** The same alert, over at that time because of evidence that reached us then. */
    public Alert over(Instant at, Instant heard) {
        return new Alert(fingerprint, name, severity, device, detail, source, since, at, heard, at);
    }

    /** The same alert, over at that time by our own clock: what Bikeep's clock said last stays as it is. */
    public Alert overAsWeSaw(Instant at) {
        return new Alert(fingerprint, name, severity, device, detail, source, since, seenAt, at, at);
    }

    /** The same alert, its newest evidence come then. */
    Alert heard(Instant at) {
        return new Alert(fingerprint, name, severity, device, detail, source, since, seenAt, at, over);
    }

    /** The same alert, as bad as this. */
    public Alert as(Severity other) {
        return new Alert(fingerprint, name, other, device, detail, source, since, seenAt, heardAt, over);
    }

    /** The same alert with newer evidence that it holds. */
    public Alert seenAgain(Instant at, Instant heard) {
        return new Alert(fingerprint, name, severity, device, detail, source, since, at, heard, null);
    }
}
