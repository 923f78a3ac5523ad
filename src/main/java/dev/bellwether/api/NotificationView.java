package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bellwether.notify.Ledger.Entry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message with what it is about, as it is answered.
 *
 * @param id       its identity
 * @param incident about which incident
 * @param message  for whom, how and what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ListedNotificationView")
record NotificationView(long id, String incident, @JsonUnwrapped LedgerView.NotificationView message) {

    static NotificationView of(Entry entry) {
        return new NotificationView(
                entry.id(), entry.incident().toString(), LedgerView.NotificationView.of(entry.notification()));
    }
}
