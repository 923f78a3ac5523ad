package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.notify.Ledger;
import dev.bellwether.notify.Ledger.Attempt;
import dev.bellwether.notify.Ledger.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of an incident, as it is answered.
 *
 * @param notifications the messages, the oldest first
 * @param attempts      every attempt to tell one of them, the oldest first
 */
record LedgerView(List<NotificationView> notifications, List<AttemptView> attempts) {

    static LedgerView of(IncidentId incident, Ledger ledger) {
        return new LedgerView(
                ledger.notifications(incident).stream().map(NotificationView::of).toList(),
                ledger.attempts(incident).stream().map(AttemptView::of).toList());
    }

    /** A message; its members are those of {@link Notification}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotificationView(
            String receiver,
            String integration,
            String reason,
            String state,
            Instant dueAt,
            @Nullable Instant nextAt,
            int attempts,
            @Nullable Instant endedAt,
            boolean heldBack,
            @Nullable String why) {

        static NotificationView of(Notification it) {
            return new NotificationView(
                    it.receiver(), it.integration(), word(it.reason()), it.state(), it.dueAt(), it.nextAt(), it.attempts(),
                    it.endedAt(), it.heldBack(), it.why());
        }
    }

    /** An attempt; its members are those of {@link Attempt}. */
    record AttemptView(
            Instant at, String receiver, String integration, String reason, String outcome, String said, long tookMs) {

        static AttemptView of(Attempt it) {
            return new AttemptView(
                    it.at(), it.receiver(), it.integration(), word(it.reason()), it.outcome(), it.said(), it.took());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
