package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.notify.Roster;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as it is answered; the members are those of {@link Roster.Known}.
 *
 * @param name         in the rules file
 * @param fallback     whether it is told what does not arrive elsewhere
 * @param integrations by which it is told
 */
record ReceiverView(String name, boolean fallback, List<WayView> integrations) {

    /** One of its ways; the members are those of {@link Roster.Way}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IntegrationView")
    record WayView(
            String integration,
            String channel,
            String state,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String why,
            long waiting) {

        static WayView of(Roster.Way way) {
            return new WayView(
                    way.integration(), way.channel(), way.state().name().toLowerCase(Locale.ROOT), way.since(), way.until(),
                    way.why(), way.waiting());
        }
    }

    static ReceiverView of(Roster.Known receiver) {
        return new ReceiverView(
                receiver.name(), receiver.fallback(), receiver.ways().stream().map(WayView::of).toList());
    }
}
